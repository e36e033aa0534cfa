/**
 * Major organisations and blocs, as facts from their own founding documents: the year or day on which each came into being, and what it is called. Codes of
 * CAMEO: CAMEO codebook 1.1b3 (2012), chapter 3.
 *
 * A line: kind | name | abbreviation | other English names | CAMEO code | dates | names by language.
 */
export const organisations = `
organisation|United Nations|UN|United Nations Organization|IGOUNO|1945-10-24/..|fr=Nations unies;fr=Organisation des Nations unies;fr=ONU;de=Vereinte Nationen;es=Naciones Unidas;ar=الأمم المتحدة;he=האומות המאוחדות;he=האו״ם;he=או״ם;fa=سازمان ملل متحد;ru=Организация Объединённых Наций;ru=ООН;tr=Birleşmiş Milletler;uk=Організація Об’єднаних Націй;zh=联合国
organisation|UN Security Council|UNSC|United Nations Security Council||1946-01-17/..|fr=Conseil de sécurité des Nations unies;de=UN-Sicherheitsrat;es=Consejo de Seguridad de las Naciones Unidas;ar=مجلس الأمن الدولي;he=מועצת הביטחון של האו״ם;fa=شورای امنیت سازمان ملل متحد;ru=Совет Безопасности ООН;tr=BM Güvenlik Konseyi;zh=联合国安全理事会
organisation|NATO|NATO|North Atlantic Treaty Organization;North Atlantic Alliance|IGOWSTNAT|1949-04-04/..|fr=OTAN;es=OTAN;ar=حلف شمال الأطلسي;ar=الناتو;he=נאט״ו;fa=ناتو;ru=НАТО;zh=北大西洋公约组织;zh=北约
organisation|European Union|EU||IGOEUREEC|1993-11-01/..|fr=Union européenne;de=Europäische Union;es=Unión Europea;ar=الاتحاد الأوروبي;he=האיחוד האירופי;fa=اتحادیه اروپا;ru=Европейский союз;tr=Avrupa Birliği;uk=Європейський Союз;zh=欧洲联盟
organisation|Arab League|LAS|League of Arab States|IGOMEAARL|1945-03-22/..|fr=Ligue arabe;de=Arabische Liga;es=Liga Árabe;ar=جامعة الدول العربية;he=הליגה הערבית;fa=اتحادیه عرب;ru=Лига арабских государств;tr=Arap Birliği;zh=阿拉伯国家联盟
organisation|OPEC|OPEC|Organization of the Petroleum Exporting Countries||1960-09/..|fr=OPEP;es=OPEP;ar=أوبك;he=אופ״ק;fa=اوپک;ru=ОПЕК;zh=石油输出国组织
bloc|OPEC+|OPEC+|||2016-12/..|ru=ОПЕК+;ar=أوبك بلس
organisation|Collective Security Treaty Organization|CSTO|||2002-10-07/..|fr=Organisation du traité de sécurité collective;de=Organisation des Vertrags über kollektive Sicherheit;es=Organización del Tratado de la Seguridad Colectiva;ar=منظمة معاهدة الأمن الجماعي;he=ארגון אמנת הביטחון הקיבוצי;fa=سازمان پیمان امنیت جمعی;ru=Организация Договора о коллективной безопасности;ru=ОДКБ;tr=Kolektif Güvenlik Antlaşması Örgütü;zh=集体安全条约组织
organisation|Shanghai Cooperation Organisation|SCO|||2001-06-15/..|fr=Organisation de coopération de Shanghai;de=Shanghaier Organisation für Zusammenarbeit;es=Organización de Cooperación de Shanghái;ar=منظمة شانغهاي للتعاون;he=ארגון שנגחאי לשיתוף פעולה;fa=سازمان همکاری شانگهای;ru=Шанхайская организация сотрудничества;ru=ШОС;tr=Şanghay İşbirliği Örgütü;zh=上海合作组织
organisation|Commonwealth of Independent States|CIS|||1991-12-08/..|fr=Communauté des États indépendants;de=Gemeinschaft Unabhängiger Staaten;es=Comunidad de Estados Independientes;ar=رابطة الدول المستقلة;he=חבר המדינות;ru=Содружество Независимых Государств;ru=СНГ;tr=Bağımsız Devletler Topluluğu;zh=独立国家联合体
organisation|Eurasian Economic Union|EAEU|EEU||2015-01-01/..|fr=Union économique eurasiatique;de=Eurasische Wirtschaftsunion;es=Unión Económica Euroasiática;ru=Евразийский экономический союз;ru=ЕАЭС;tr=Avrasya Ekonomik Birliği;zh=欧亚经济联盟
organisation|ASEAN|ASEAN|Association of Southeast Asian Nations|IGOSEAASN|1967-08-08/..|fr=Association des nations de l’Asie du Sud-Est;de=Verband Südostasiatischer Nationen;es=Asociación de Naciones del Sudeste Asiático;ar=رابطة دول جنوب شرق آسيا;ru=АСЕАН;zh=东南亚国家联盟
organisation|African Union|AU|||2002-07-09/..|fr=Union africaine;de=Afrikanische Union;es=Unión Africana;ar=الاتحاد الأفريقي;he=האיחוד האפריקאי;fa=اتحادیه آفریقا;ru=Африканский союз;tr=Afrika Birliği;zh=非洲联盟
organisation|Organization for Security and Co-operation in Europe|OSCE|||1995-01-01/..|fr=Organisation pour la sécurité et la coopération en Europe;de=Organisation für Sicherheit und Zusammenarbeit in Europa;de=OSZE;es=Organización para la Seguridad y la Cooperación en Europa;ar=منظمة الأمن والتعاون في أوروبا;he=הארגון לביטחון ולשיתוף פעולה באירופה;ru=Организация по безопасности и сотрудничеству в Европе;ru=ОБСЕ;tr=Avrupa Güvenlik ve İşbirliği Teşkilatı;zh=欧洲安全与合作组织
organisation|International Atomic Energy Agency|IAEA|||1957-07-29/..|fr=Agence internationale de l’énergie atomique;fr=AIEA;de=Internationale Atomenergie-Organisation;es=Organismo Internacional de Energía Atómica;ar=الوكالة الدولية للطاقة الذرية;he=הסוכנות הבינלאומית לאנרגיה אטומית;fa=آژانس بین‌المللی انرژی اتمی;ru=Международное агентство по атомной энергии;ru=МАГАТЭ;tr=Uluslararası Atom Enerjisi Kurumu;zh=国际原子能机构
organisation|Gulf Cooperation Council|GCC|Cooperation Council for the Arab States of the Gulf||1981-05-25/..|fr=Conseil de coopération du Golfe;de=Golf-Kooperationsrat;es=Consejo de Cooperación del Golfo;ar=مجلس التعاون لدول الخليج العربية;he=המועצה לשיתוף פעולה במפרץ;fa=شورای همکاری خلیج فارس;ru=Совет сотрудничества арабских государств Персидского залива;tr=Körfez İşbirliği Konseyi;zh=海湾阿拉伯国家合作委员会
bloc|BRICS|BRICS|BRIC||2009-06-16/..|ar=بريكس;he=בריקס;fa=بریکس;ru=БРИКС;zh=金砖国家
bloc|G7|G7|Group of Seven||1975-11/..|ar=مجموعة السبع;he=קבוצת השבע;ru=Большая семёрка;zh=七国集团
bloc|G20|G20|Group of Twenty||1999/..|ar=مجموعة العشرين;he=קבוצת העשרים;ru=Большая двадцатка;zh=二十国集团
bloc|Non-Aligned Movement|NAM|||1961-09/..|fr=Mouvement des non-alignés;de=Bewegung der Blockfreien Staaten;es=Movimiento de Países No Alineados;ar=حركة عدم الانحياز;ru=Движение неприсоединения;zh=不结盟运动
bloc|Quartet on the Middle East|Quartet|Middle East Quartet||2002/..|fr=Quartet pour le Moyen-Orient;de=Nahost-Quartett;es=Cuarteto de Oriente Medio;he=הקוורטט;ru=Ближневосточный квартет
bloc|Quad|Quad|Quadrilateral Security Dialogue||2007/..|zh=四方安全对话
bloc|AUKUS|AUKUS|||2021-09-15/..|
organisation|Organisation of Islamic Cooperation|OIC|Organization of the Islamic Conference||1969-09-25/..|fr=Organisation de la coopération islamique;de=Organisation für Islamische Zusammenarbeit;es=Organización para la Cooperación Islámica;ar=منظمة التعاون الإسلامي;he=הארגון לשיתוף פעולה אסלאמי;fa=سازمان همکاری اسلامی;ru=Организация исламского сотрудничества;tr=İslam İşbirliği Teşkilatı;zh=伊斯兰合作组织
organisation|Organization of Turkic States|OTS|Turkic Council||2009-10-03/..|ru=Организация тюркских государств;tr=Türk Devletleri Teşkilatı
organisation|Organization of American States|OAS|||1948-04-30/..|fr=Organisation des États américains;de=Organisation Amerikanischer Staaten;es=Organización de los Estados Americanos;ru=Организация американских государств;zh=美洲国家组织
organisation|Council of Europe|CoE|||1949-05-05/..|fr=Conseil de l’Europe;de=Europarat;es=Consejo de Europa;he=מועצת אירופה;ru=Совет Европы;tr=Avrupa Konseyi;zh=欧洲委员会
organisation|Organisation for Economic Co-operation and Development|OECD|||1961-09-30/..|fr=Organisation de coopération et de développement économiques;fr=OCDE;es=Organización para la Cooperación y el Desarrollo Económicos;ru=ОЭСР;zh=经济合作与发展组织
organisation|World Trade Organization|WTO|||1995-01-01/..|fr=Organisation mondiale du commerce;de=Welthandelsorganisation;es=Organización Mundial del Comercio;ar=منظمة التجارة العالمية;ru=Всемирная торговая организация;zh=世界贸易组织
organisation|International Monetary Fund|IMF|||1945-12-27/..|fr=Fonds monétaire international;de=Internationaler Währungsfonds;es=Fondo Monetario Internacional;ar=صندوق النقد الدولي;he=קרן המטבע הבינלאומית;ru=Международный валютный фонд;tr=Uluslararası Para Fonu;zh=国际货币基金组织
organisation|World Bank|||IGOUNODEVWBK|1945-12-27/..|fr=Banque mondiale;de=Weltbank;es=Banco Mundial;ar=البنك الدولي;he=הבנק העולמי;ru=Всемирный банк;tr=Dünya Bankası;zh=世界银行
organisation|World Health Organization|WHO|||1948-04-07/..|fr=Organisation mondiale de la santé;de=Weltgesundheitsorganisation;es=Organización Mundial de la Salud;ar=منظمة الصحة العالمية;he=ארגון הבריאות העולמי;ru=Всемирная организация здравоохранения;zh=世界卫生组织
organisation|UNHCR|UNHCR|United Nations High Commissioner for Refugees|IGOUNOREFHCR|1950-12-14/..|fr=Haut-Commissariat des Nations unies pour les réfugiés;es=ACNUR;ar=المفوضية السامية للأمم المتحدة لشؤون اللاجئين;ru=УВКБ ООН;zh=联合国难民署
organisation|UNRWA|UNRWA|United Nations Relief and Works Agency for Palestine Refugees in the Near East||1949-12-08/..|ar=الأونروا;he=אונר״א;ru=БАПОР
organisation|UNIFIL|UNIFIL|United Nations Interim Force in Lebanon||1978-03-19/..|ar=اليونيفيل;he=יוניפי״ל;fr=FINUL;ru=ВСООНЛ
organisation|UNDOF|UNDOF|United Nations Disengagement Observer Force||1974-05-31/..|ar=قوة الأمم المتحدة لمراقبة فض الاشتباك;he=אונדו״ף;fr=FNUOD;ru=СООННР
organisation|Organisation for the Prohibition of Chemical Weapons|OPCW|||1997-04-29/..|fr=Organisation pour l’interdiction des armes chimiques;de=Organisation für das Verbot chemischer Waffen;es=Organización para la Prohibición de las Armas Químicas;ar=منظمة حظر الأسلحة الكيميائية;he=הארגון לאיסור נשק כימי;ru=Организация по запрещению химического оружия;ru=ОЗХО;zh=禁止化学武器组织
organisation|International Criminal Court|ICC|||2002-07-01/..|fr=Cour pénale internationale;de=Internationaler Strafgerichtshof;es=Corte Penal Internacional;ar=المحكمة الجنائية الدولية;he=בית הדין הפלילי הבינלאומי;ru=Международный уголовный суд;tr=Uluslararası Ceza Mahkemesi;zh=国际刑事法院
organisation|International Court of Justice|ICJ|||1945-06-26/..|fr=Cour internationale de justice;de=Internationaler Gerichtshof;es=Corte Internacional de Justicia;ar=محكمة العدل الدولية;he=בית הדין הבינלאומי לצדק;ru=Международный суд ООН;tr=Uluslararası Adalet Divanı;zh=国际法院
organisation|International Committee of the Red Cross|ICRC|||1863-02-17/..|fr=Comité international de la Croix-Rouge;de=Internationales Komitee vom Roten Kreuz;es=Comité Internacional de la Cruz Roja;ar=اللجنة الدولية للصليب الأحمر;he=הוועד הבינלאומי של הצלב האדום;ru=Международный комитет Красного Креста;zh=红十字国际委员会
organisation|Interpol|INTERPOL|International Criminal Police Organization||1923-09-07/..|ar=الإنتربول;he=אינטרפול;ru=Интерпол;zh=国际刑警组织
organisation|ECOWAS|ECOWAS|Economic Community of West African States||1975-05-28/..|fr=CEDEAO;fr=Communauté économique des États de l’Afrique de l’Ouest;ru=ЭКОВАС
organisation|SADC|SADC|Southern African Development Community|IGOSAFSAD|1992-08-17/..|fr=Communauté de développement d’Afrique australe
organisation|Mercosur|Mercosur|Southern Common Market||1991-03-26/..|es=Mercado Común del Sur;pt=Mercosul;zh=南方共同市场
organisation|SAARC|SAARC|South Asian Association for Regional Cooperation||1985-12-08/..|zh=南亚区域合作联盟
organisation|APEC|APEC|Asia-Pacific Economic Cooperation||1989-11/..|ru=АТЭС;zh=亚太经济合作组织
organisation|Commonwealth of Nations|Commonwealth|||1931-12-11/..|fr=Commonwealth;ru=Содружество наций;zh=英联邦
organisation|Warsaw Pact||Warsaw Treaty Organization||1955-05-14/1991-07-01|fr=Pacte de Varsovie;de=Warschauer Pakt;es=Pacto de Varsovia;ar=حلف وارسو;he=ברית ורשה;ru=Организация Варшавского договора;tr=Varşova Paktı;zh=华沙条约组织
organisation|Comecon|CMEA|Council for Mutual Economic Assistance||1949-01/1991-06|de=Rat für gegenseitige Wirtschaftshilfe;ru=Совет экономической взаимопомощи;ru=СЭВ
organisation|League of Nations||||1920-01-10/1946-04-18|fr=Société des Nations;de=Völkerbund;es=Sociedad de Naciones;ar=عصبة الأمم;he=חבר הלאומים;ru=Лига Наций;tr=Milletler Cemiyeti;zh=国际联盟
`
