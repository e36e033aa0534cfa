/**
 * States that are no more. Numbers: Correlates of War, State System Membership (version 2016), in which a state and its successor may share one (365 is
 * Russia and the Soviet Union). Codes of three letters: ISO 3166-3, the code by which each was last in ISO 3166-1. Dates in EDTF; of the German and Italian
 * states before unification, the years of their membership in the Correlates of War list.
 *
 * A line: name | other English names | COW number | ISO 3166-3 | dates | names by language.
 */
export const formerStates = `
Soviet Union|USSR;Union of Soviet Socialist Republics|365|SUN|1922-12-30/1991-12-26|fr=Union soviétique;de=Sowjetunion;es=Unión Soviética;ar=الاتحاد السوفيتي;he=ברית המועצות;fa=اتحاد جماهیر شوروی;ru=Советский Союз;ru=СССР;tr=Sovyetler Birliği;uk=Радянський Союз;zh=苏联
Yugoslavia|SFRY;Socialist Federal Republic of Yugoslavia|345|YUG|1918-12-01/1992-04-27|fr=Yougoslavie;de=Jugoslawien;es=Yugoslavia;ar=يوغوسلافيا;he=יוגוסלביה;fa=یوگسلاوی;ru=Югославия;tr=Yugoslavya;uk=Югославія;zh=南斯拉夫
Serbia and Montenegro|Federal Republic of Yugoslavia|345|SCG|1992-04-27/2006-06-05|fr=Serbie-et-Monténégro;de=Serbien und Montenegro;es=Serbia y Montenegro;ar=صربيا والجبل الأسود;he=סרביה ומונטנגרו;ru=Сербия и Черногория;tr=Sırbistan-Karadağ;uk=Сербія і Чорногорія
East Germany|German Democratic Republic;GDR|265|DDR|1949-10-07/1990-10-02|fr=République démocratique allemande;de=Deutsche Demokratische Republik;de=DDR;es=República Democrática Alemana;ar=ألمانيا الشرقية;he=גרמניה המזרחית;fa=آلمان شرقی;ru=Германская Демократическая Республика;ru=ГДР;tr=Doğu Almanya;uk=Німецька Демократична Республіка;zh=东德
West Germany|German Federal Republic;Federal Republic of Germany (1949–1990)|260||1949-05-23/1990-10-02|fr=Allemagne de l’Ouest;de=Westdeutschland;es=Alemania Occidental;ar=ألمانيا الغربية;he=גרמניה המערבית;fa=آلمان غربی;ru=Западная Германия;tr=Batı Almanya;uk=Західна Німеччина;zh=西德
Czechoslovakia||315|CSK|1918-10-28/1992-12-31|fr=Tchécoslovaquie;de=Tschechoslowakei;es=Checoslovaquia;ar=تشيكوسلوفاكيا;he=צ׳כוסלובקיה;fa=چکسلواکی;ru=Чехословакия;tr=Çekoslovakya;uk=Чехословаччина;zh=捷克斯洛伐克
Austria-Hungary|Austro-Hungarian Empire|300||1867/1918-11|fr=Autriche-Hongrie;de=Österreich-Ungarn;es=Imperio austrohúngaro;ar=النمسا-المجر;he=אוסטרו-הונגריה;ru=Австро-Венгрия;tr=Avusturya-Macaristan;uk=Австро-Угорщина;zh=奥匈帝国
Ottoman Empire||640||1299~/1922-11-01|fr=Empire ottoman;de=Osmanisches Reich;es=Imperio otomano;ar=الدولة العثمانية;he=האימפריה העות׳מאנית;fa=امپراتوری عثمانی;ru=Османская империя;tr=Osmanlı İmparatorluğu;uk=Османська імперія;zh=奥斯曼帝国
Prussia|Kingdom of Prussia|255||1701/1871-01-18|fr=Prusse;de=Preußen;es=Prusia;he=פרוסיה;ru=Пруссия;tr=Prusya;zh=普鲁士
North Yemen|Yemen Arab Republic|678||1918/1990-05-21|fr=Yémen du Nord;de=Nordjemen;es=Yemen del Norte;ar=الجمهورية العربية اليمنية;he=צפון תימן;ru=Йеменская Арабская Республика;tr=Kuzey Yemen
South Yemen|People’s Democratic Republic of Yemen;Yemen People’s Republic|680|YMD|1967-11-30/1990-05-21|fr=Yémen du Sud;de=Südjemen;es=Yemen del Sur;ar=جمهورية اليمن الديمقراطية الشعبية;he=דרום תימן;ru=Народная Демократическая Республика Йемен;tr=Güney Yemen
South Vietnam|Republic of Vietnam|817||1955-10-26/1975-04-30|fr=Viêt Nam du Sud;de=Südvietnam;es=Vietnam del Sur;he=דרום וייטנאם;ru=Южный Вьетнам;tr=Güney Vietnam;zh=越南共和国
North Vietnam|Democratic Republic of Vietnam|816|VDR|1945-09-02/1976-07-02|fr=Viêt Nam du Nord;de=Nordvietnam;es=Vietnam del Norte;he=צפון וייטנאם;ru=Северный Вьетнам;tr=Kuzey Vietnam;zh=越南民主共和国
Zanzibar|Sultanate of Zanzibar|511||1963-12-10/1964-04-26|de=Sansibar;ru=Занзибар;ar=زنجبار
Korea (until 1910)|Korean Empire|730||1887/1910-08|de=Koreanisches Kaiserreich;fr=Empire coréen;ru=Корейская империя;zh=大韩帝国
Hanover|Kingdom of Hanover|240||1837/1866|de=Hannover;fr=Royaume de Hanovre
Bavaria|Kingdom of Bavaria|245||1816/1871|de=Bayern;fr=Royaume de Bavière
Baden|Grand Duchy of Baden|267||1816/1871|
Saxony|Kingdom of Saxony|269||1816/1867|de=Sachsen;fr=Royaume de Saxe
Württemberg|Kingdom of Württemberg|271||1816/1871|fr=Royaume de Wurtemberg
Hesse-Kassel|Electorate of Hesse|273||1816/1866|de=Kurhessen
Hesse-Darmstadt|Grand Duchy of Hesse|275||1816/1867|
Mecklenburg-Schwerin||280||1843/1867|
Papal States||327||1816/1860|it=Stato Pontificio;fr=États pontificaux;de=Kirchenstaat
Two Sicilies|Kingdom of the Two Sicilies|329||1816/1861|it=Due Sicilie
Modena|Duchy of Modena|332||1842/1860|
Parma|Duchy of Parma|335||1851/1860|
Tuscany|Grand Duchy of Tuscany|337||1816/1860|it=Toscana
`

/**
 * Earlier alpha-3 codes of states that are still there, under another name or code: ISO 3166-3, and the codes that CAMEO and older data sets kept
 * (CAMEO codebook 1.1b3, chapter 3).
 */
export const earlierCodes: Readonly<Record<string, string>> = { ROM: 'ROU', TMP: 'TLS', ZAR: 'COD', BUR: 'MMR', DHY: 'BEN', HVO: 'BFA', RHO: 'ZWE', BYS: 'BLR' }
