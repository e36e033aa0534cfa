/**
 * What the codes of CAMEO stand for, in short words of ours. Source of the codes: P. A. Schrodt, "CAMEO: Conflict and Mediation Event Observations. Event
 * and Actor Codebook", version 1.1b3 (2012), chapter 2. A code stays text: `010` is not 10.
 */
const listed = `
01 Public statement|010 Make a statement|011 Decline to comment|012 Comment with pessimism|013 Comment with optimism|014 Consider an option|015 Admit responsibility|016 Deny responsibility
017 Act symbolically|018 Show sympathy|019 Express agreement
02 Appeal|020 Appeal|021 Ask for material cooperation|0211 Ask for economic cooperation|0212 Ask for military cooperation|0213 Ask for judicial cooperation|0214 Ask for intelligence
022 Ask for diplomatic support|023 Ask for aid|0231 Ask for economic aid|0232 Ask for military aid|0233 Ask for humanitarian aid|0234 Ask for protection or peacekeepers
024 Ask for political reform|0241 Ask for other leaders|0242 Ask for another policy|0243 Ask for rights|0244 Ask for other institutions
025 Ask to yield|0251 Ask to ease administrative measures|0252 Ask to ease dissent|0253 Ask for a release|0254 Ask to ease economic sanctions|0255 Ask to let international parties in|0256 Ask to de-escalate
026 Ask others to meet or negotiate|027 Ask others to settle a dispute|028 Ask others to accept mediation
03 Intent to cooperate|030 Intend to cooperate|031 Intend material cooperation|0311 Intend economic cooperation|0312 Intend military cooperation|0313 Intend judicial cooperation|0314 Intend to share intelligence
032 Intend diplomatic support|033 Intend to give aid|0331 Intend to give economic aid|0332 Intend to give military aid|0333 Intend to give humanitarian aid|0334 Intend to protect or keep peace
034 Intend political reform|0341 Intend a change of leaders|0342 Intend a change of policy|0343 Intend to grant rights|0344 Intend a change of institutions
035 Intend to yield|0351 Intend to ease administrative measures|0352 Intend to ease dissent|0353 Intend a release|0354 Intend to ease economic sanctions|0355 Intend to let international parties in|0356 Intend to de-escalate
036 Intend to meet or negotiate|037 Intend to settle a dispute|038 Intend to accept mediation|039 Intend to mediate
04 Consult|040 Consult|041 Talk by telephone|042 Make a visit|043 Host a visit|044 Meet at a third place|045 Mediate|046 Negotiate
05 Diplomatic cooperation|050 Cooperate diplomatically|051 Praise or endorse|052 Defend in words|053 Rally support for|054 Recognise diplomatically|055 Apologise|056 Forgive|057 Sign an agreement
06 Material cooperation|060 Cooperate materially|061 Cooperate economically|062 Cooperate militarily|063 Cooperate judicially|064 Share intelligence
07 Aid|070 Give aid|071 Give economic aid|072 Give military aid|073 Give humanitarian aid|074 Protect or keep peace|075 Grant asylum
08 Yield|080 Yield|081 Ease administrative measures|0811 Ease limits on political freedoms|0812 Ease a ban on parties or politicians|0813 Ease a curfew|0814 Ease a state of emergency
082 Ease dissent|083 Agree to political reform|0831 Agree to other leaders|0832 Agree to another policy|0833 Agree to rights|0834 Agree to other institutions
084 Return or release|0841 Release people|0842 Return property|085 Ease economic sanctions|086 Let international parties in|0861 Receive peacekeepers|0862 Receive inspectors|0863 Let humanitarian aid in
087 De-escalate|0871 Declare a ceasefire|0872 Ease a blockade|0873 Demobilise|0874 Retreat or surrender
09 Investigate|090 Investigate|091 Investigate crime or corruption|092 Investigate abuses of human rights|093 Investigate military action|094 Investigate war crimes
10 Demand|100 Demand|101 Demand material cooperation|1011 Demand economic cooperation|1012 Demand military cooperation|1013 Demand judicial cooperation|1014 Demand intelligence
102 Demand diplomatic support|103 Demand aid or protection|1031 Demand economic aid|1032 Demand military aid|1033 Demand humanitarian aid|1034 Demand protection or peacekeepers
104 Demand political reform|1041 Demand other leaders|1042 Demand another policy|1043 Demand rights|1044 Demand other institutions
105 Demand to yield|1051 Demand to ease administrative measures|1052 Demand to ease dissent|1053 Demand a release|1054 Demand to ease economic sanctions|1055 Demand to let international parties in|1056 Demand to de-escalate
106 Demand to meet or negotiate|107 Demand to settle a dispute|108 Demand to accept mediation
11 Disapprove|110 Disapprove|111 Criticise or denounce|112 Accuse|1121 Accuse of crime or corruption|1122 Accuse of abuses of human rights|1123 Accuse of aggression|1124 Accuse of war crimes|1125 Accuse of espionage or treason
113 Rally opposition against|114 Complain officially|115 Sue|116 Find guilty
12 Reject|120 Reject|121 Reject material cooperation|1211 Reject economic cooperation|1212 Reject military cooperation
122 Refuse aid|1221 Refuse economic aid|1222 Refuse military aid|1223 Refuse humanitarian aid|1224 Refuse protection or peacekeepers
123 Refuse political reform|1231 Refuse other leaders|1232 Refuse another policy|1233 Refuse rights|1234 Refuse other institutions
124 Refuse to yield|1241 Refuse to ease administrative measures|1242 Refuse to ease dissent|1243 Refuse a release|1244 Refuse to ease economic sanctions|1245 Refuse to let international parties in|1246 Refuse to de-escalate
125 Refuse to meet or negotiate|126 Refuse mediation|127 Reject a plan to settle a dispute|128 Defy norms or law|129 Veto
13 Threaten|130 Threaten|131 Threaten without force|1311 Threaten to reduce or stop aid|1312 Threaten with sanctions|1313 Threaten to reduce or break relations
132 Threaten with administrative measures|1321 Threaten political freedoms|1322 Threaten to ban parties or politicians|1323 Threaten a curfew|1324 Threaten a state of emergency
133 Threaten with dissent|134 Threaten to end negotiations|135 Threaten to end mediation|136 Threaten to end international involvement|137 Threaten with repression
138 Threaten with military force|1381 Threaten with a blockade|1382 Threaten with occupation|1383 Threaten with unconventional violence|1384 Threaten with conventional attack|1385 Threaten with weapons of mass destruction|139 Give an ultimatum
14 Protest|140 Protest|141 Demonstrate|1411 Demonstrate for other leaders|1412 Demonstrate for another policy|1413 Demonstrate for rights|1414 Demonstrate for other institutions
142 Hunger strike|1421 Hunger strike for other leaders|1422 Hunger strike for another policy|1423 Hunger strike for rights|1424 Hunger strike for other institutions
143 Strike or boycott|1431 Strike for other leaders|1432 Strike for another policy|1433 Strike for rights|1434 Strike for other institutions
144 Obstruct passage|1441 Obstruct for other leaders|1442 Obstruct for another policy|1443 Obstruct for rights|1444 Obstruct for other institutions
145 Riot|1451 Riot for other leaders|1452 Riot for another policy|1453 Riot for rights|1454 Riot for other institutions
15 Show of force|150 Show force|151 Raise police alert|152 Raise military alert|153 Mobilise police|154 Mobilise armed forces|155 Mobilise cyber forces
16 Reduce relations|160 Reduce relations|161 Reduce or break diplomatic relations|162 Reduce or stop aid|1621 Reduce or stop economic aid|1622 Reduce or stop military aid|1623 Reduce or stop humanitarian aid
163 Impose sanctions or a boycott|164 End negotiations|165 End mediation|166 Expel or withdraw|1661 Expel or withdraw peacekeepers|1662 Expel or withdraw inspectors|1663 Expel or withdraw aid agencies
17 Coerce|170 Coerce|171 Seize or damage property|1711 Confiscate property|1712 Destroy property|172 Impose administrative measures|1721 Limit political freedoms|1722 Ban parties or politicians|1723 Impose a curfew|1724 Impose a state of emergency
173 Arrest or charge|174 Expel or deport people|175 Repress by violence|176 Attack by cyber means
18 Assault|180 Use unconventional violence|181 Abduct or take hostages|182 Assault physically|1821 Assault sexually|1822 Torture|1823 Kill by assault|183 Bomb by non-military means|1831 Suicide bombing|1832 Vehicle bombing|1833 Roadside bombing|1834 Bombing of a place
184 Use as human shields|185 Try to assassinate|186 Assassinate
19 Fight|190 Use military force|191 Blockade|192 Occupy territory|193 Fight with small arms|194 Fight with artillery and tanks|195 Attack from the air|1951 Attack from the air with precision|1952 Attack by drone|196 Violate a ceasefire
20 Mass violence|200 Use mass violence|201 Expel in masses|202 Kill in masses|203 Cleanse ethnically|204 Use weapons of mass destruction|2041 Use chemical, biological or radiological weapons|2042 Use nuclear weapons
`

let texts: ReadonlyMap<string, string> | undefined

/** Codes in words: `042` → “Make a visit”. */
export function cameoTexts(): ReadonlyMap<string, string> {
  texts ??= new Map(listed.trim().split(/[\n|]/u).map(entry => {
    const space = entry.indexOf(' ')
    return [entry.slice(0, space), entry.slice(space + 1)] as const
  }))
  return texts
}

/** The code in words; where it is not known, the words of the wider code that it belongs to; empty where none is. */
export function cameoText(code: string): string {
  const known = cameoTexts()
  for (let length = code.length; length >= 2; length -= 1) {
    const text = known.get(code.slice(0, length))
    if (text !== undefined) return text
  }
  return ''
}
