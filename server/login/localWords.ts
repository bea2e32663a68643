/**
 * What comes to mind first in a youth office in Nordrhein-Westfalen, so that it makes no password strong: the field's
 * words, the offices' names (Kreise and kreisfreie Städte, larger towns), and phrases that only look long.
 */
export const LOCAL_WORDS: readonly string[] = [
  'jugendamt fallwerkstatt kinderschutz landesjugendamt kindeswohl sozialamt stadtverwaltung kreisverwaltung rathaus',
  'jugendhilfe familie hilfeplan moderation koordination administration auswertung protokoll werkstatt nrw nordrhein',
  'westfalen rheinland ruhrgebiet lvr lwl kennwort geheim startpasswort willkommen',
  'aachen bielefeld bochum bonn bottrop dortmund duisburg düsseldorf duesseldorf essen gelsenkirchen hagen hamm herne',
  'köln koeln krefeld leverkusen mönchengladbach moenchengladbach mülheim muelheim münster muenster oberhausen',
  'remscheid solingen wuppertal borken coesfeld düren dueren ennepe euskirchen gütersloh guetersloh heinsberg herford',
  'hochsauerland höxter hoexter kleve lippe märkischer maerkischer mettmann minden lübbecke oberberg olpe paderborn',
  'recklinghausen erft berg sieg neuss siegen wittgenstein soest steinfurt unna viersen warendorf wesel',
  'schalke borussia fortuna arminia bundesliga karneval',
  'ichliebedich gutenmorgen gutenacht allesgute halloduda correcthorsebatterystaple',
].flatMap((line) => line.split(' '))
