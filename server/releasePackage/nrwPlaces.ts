// Towns, districts and regions of North Rhine-Westphalia, so that no general wording names one (RP9).

/** All 396 municipalities by their usual names, in the order of districts. */
export const municipalities: readonly string[] = `
Düsseldorf|Duisburg|Essen|Krefeld|Mönchengladbach|Mülheim an der Ruhr|Oberhausen|Remscheid|Solingen|Wuppertal
Bedburg-Hau|Emmerich am Rhein|Geldern|Goch|Issum|Kalkar|Kerken|Kevelaer|Kleve|Kranenburg|Rees|Rheurdt|Straelen|Uedem
Wachtendonk|Weeze|Erkrath|Haan|Heiligenhaus|Hilden|Langenfeld|Mettmann|Monheim am Rhein|Ratingen|Velbert|Wülfrath
Dormagen|Grevenbroich|Jüchen|Kaarst|Korschenbroich|Meerbusch|Neuss|Rommerskirchen
Brüggen|Grefrath|Kempen|Nettetal|Niederkrüchten|Schwalmtal|Tönisvorst|Viersen|Willich
Alpen|Dinslaken|Hamminkeln|Hünxe|Kamp-Lintfort|Moers|Neukirchen-Vluyn|Rheinberg|Schermbeck|Sonsbeck|Voerde|Wesel|Xanten
Bonn|Köln|Leverkusen|Aachen|Alsdorf|Baesweiler|Eschweiler|Herzogenrath|Monschau|Roetgen|Simmerath|Stolberg|Würselen
Aldenhoven|Düren|Heimbach|Hürtgenwald|Inden|Jülich|Kreuzau|Langerwehe|Linnich|Merzenich|Nideggen|Niederzier|Nörvenich
Titz|Vettweiß|Bedburg|Bergheim|Brühl|Elsdorf|Erftstadt|Frechen|Hürth|Kerpen|Pulheim|Wesseling
Bad Münstereifel|Blankenheim|Dahlem|Euskirchen|Hellenthal|Kall|Mechernich|Nettersheim|Schleiden|Weilerswist|Zülpich
Erkelenz|Gangelt|Geilenkirchen|Heinsberg|Hückelhoven|Selfkant|Übach-Palenberg|Waldfeucht|Wassenberg|Wegberg
Bergneustadt|Engelskirchen|Gummersbach|Hückeswagen|Lindlar|Marienheide|Morsbach|Nümbrecht|Radevormwald|Reichshof
Waldbröl|Wiehl|Wipperfürth|Bergisch Gladbach|Burscheid|Kürten|Leichlingen|Odenthal|Overath|Rösrath|Wermelskirchen
Alfter|Bad Honnef|Bornheim|Eitorf|Hennef|Königswinter|Lohmar|Meckenheim|Much|Neunkirchen-Seelscheid|Niederkassel
Rheinbach|Ruppichteroth|Sankt Augustin|Siegburg|Swisttal|Troisdorf|Wachtberg|Windeck
Bottrop|Gelsenkirchen|Münster|Ahaus|Bocholt|Borken|Gescher|Gronau|Heek|Heiden|Isselburg|Legden|Raesfeld|Reken|Rhede
Schöppingen|Stadtlohn|Südlohn|Velen|Vreden|Ascheberg|Billerbeck|Coesfeld|Dülmen|Havixbeck|Lüdinghausen|Nordkirchen
Nottuln|Olfen|Rosendahl|Senden|Castrop-Rauxel|Datteln|Dorsten|Gladbeck|Haltern am See|Herten|Marl|Oer-Erkenschwick
Recklinghausen|Waltrop|Altenberge|Emsdetten|Greven|Hopsten|Hörstel|Horstmar|Ibbenbüren|Ladbergen|Laer|Lengerich|Lienen
Lotte|Metelen|Mettingen|Neuenkirchen|Nordwalde|Ochtrup|Recke|Rheine|Saerbeck|Steinfurt|Tecklenburg|Westerkappeln
Wettringen|Ahlen|Beckum|Beelen|Drensteinfurt|Ennigerloh|Everswinkel|Oelde|Ostbevern|Sassenberg|Sendenhorst|Telgte
Wadersloh|Warendorf|Bielefeld|Borgholzhausen|Gütersloh|Halle|Harsewinkel|Herzebrock-Clarholz|Langenberg
Rheda-Wiedenbrück|Rietberg|Schloß Holte-Stukenbrock|Steinhagen|Verl|Versmold|Werther|Bünde|Enger|Herford|Hiddenhausen
Kirchlengern|Löhne|Rödinghausen|Spenge|Vlotho|Bad Driburg|Beverungen|Borgentreich|Brakel|Höxter|Marienmünster|Nieheim
Steinheim|Warburg|Willebadessen|Augustdorf|Bad Salzuflen|Barntrup|Blomberg|Detmold|Dörentrup|Extertal
Horn-Bad Meinberg|Kalletal|Lage|Lemgo|Leopoldshöhe|Lügde|Oerlinghausen|Schieder-Schwalenberg|Schlangen|Bad Oeynhausen
Espelkamp|Hille|Hüllhorst|Lübbecke|Minden|Petershagen|Porta Westfalica|Preußisch Oldendorf|Rahden|Stemwede|Altenbeken
Bad Lippspringe|Bad Wünnenberg|Borchen|Büren|Delbrück|Hövelhof|Lichtenau|Paderborn|Salzkotten
Bochum|Dortmund|Hagen|Hamm|Herne|Breckerfeld|Ennepetal|Gevelsberg|Hattingen|Herdecke|Schwelm|Sprockhövel|Wetter|Witten
Arnsberg|Bestwig|Brilon|Eslohe|Hallenberg|Marsberg|Medebach|Meschede|Olsberg|Schmallenberg|Sundern|Winterberg
Altena|Balve|Halver|Hemer|Herscheid|Iserlohn|Kierspe|Lüdenscheid|Meinerzhagen|Menden|Nachrodt-Wiblingwerde|Neuenrade
Plettenberg|Schalksmühle|Werdohl|Attendorn|Drolshagen|Finnentrop|Kirchhundem|Lennestadt|Olpe|Wenden
Bad Berleburg|Bad Laasphe|Burbach|Erndtebrück|Freudenberg|Hilchenbach|Kreuztal|Netphen|Neunkirchen|Siegen|Wilnsdorf
Anröchte|Bad Sassendorf|Ense|Erwitte|Geseke|Lippetal|Lippstadt|Möhnesee|Rüthen|Soest|Warstein|Welver|Werl|Wickede
Bergkamen|Bönen|Fröndenberg|Holzwickede|Kamen|Lünen|Schwerte|Selm|Unna|Werne`
  .trim()
  .split(/[|\n]/)

/** Districts that are not called by a town, short forms, parts and other spellings of names, and regions of few offices. */
export const regions: readonly string[] = `
Rhein-Erft|Rhein-Sieg|Rheinisch-Bergisch|Oberbergisch|Bergisches Land|Bergischen Land|Bergischen Landes|Märkischer Kreis|Märkischen Kreis
Märkischen Kreises|Hochsauerland|Ennepe-Ruhr|Ennepe|Siegen-Wittgenstein|Wittgenstein|Minden-Lübbecke|Rhein-Kreis|Städteregion Aachen
Ruhrgebiet|Ruhrpott|Sauerland|Siegerland|Münsterland|Ostwestfalen|Ostwestfalen-Lippe|Südwestfalen|Niederrhein|Eifel|Bad Meinberg|Mülheim
Emmerich|Monheim|Haltern|Stukenbrock|Castrop|Rauxel|Erkenschwick|St. Augustin|Kamp|Lintfort|Neukirchen|Vluyn|Seelscheid|Palenberg|Rheda
Wiedenbrück|Herzebrock|Clarholz|Schieder|Schwalenberg|Nachrodt|Wiblingwerde|Mülheim a. d. Ruhr|Cologne|Kölle`
  .trim()
  .split(/[|\n]/)

/** Parts of the state with many offices, and bynames of towns: a person is asked about them. */
export const broadRegions: readonly string[] = `
Westfalen|Rheinland|OWL|Rhein|Ruhr|Rhein-Ruhr|Lippe|Bergisch|Märkisch|Emscher|Wupper|Kölsch|REK|RBK|OBK|HSK
Landeshauptstadt|Bundesstadt|Domstadt|Klingenstadt|Seidenstadt|Teutoburger Wald|Weserbergland|Hochstift|Euregio`
  .trim()
  .split(/[|\n]/)

/**
 * What is no place, though one is in it: the state itself and its two halves, which every package names anyway, and
 * turns of speech in which a name is an ordinary word; what ends small here does so in the text, or it is a place.
 */
export const noPlaces: readonly string[] = `
Nordrhein-Westfalen|Westfalen-Lippe|Landesjugendamt Rheinland|Landesjugendamtes Rheinland|Landesjugendamts Rheinland
Landesjugendamt Westfalen|Landesjugendamtes Westfalen|Landesjugendamts Westfalen|Landschaftsverband Rheinland
Landschaftsverbandes Rheinland|in der Lage|in die Lage|je nach Lage|wenden sich|sich wenden|zu wenden|in enger|mit enger|bei enger|nach enger|zu enger`
  .trim()
  .split(/[|\n]/)

/**
 * Names, and names with an ending, that are German words or names of people, too: a person is asked about them, unless
 * "Stadt", "in" or the like stands before.
 */
export const doubtful: readonly string[] = `
Alpen|Borken|Bünde|Datteln|Enger|Essen|Essens|Haltern|Halle|Haller|Hallern|Heiden|Inden|Kamen|Lage|Lotte|Lotter|Löhne|Löhner|Much|Recke|Recker
Schlangen|Senden|Siegen|Wenden|Wetter|Wetters|Wettern|Emmerich|Emmerichs|Hagen|Hagens|Minden|Greven|Rees|Verl|Büren|Witten|Hammer|Hammers
Hammern|Werner|Werners|Wernern|Frechen|Frecher|Geldern|Sundern|Ahlen|Ense|Mörser|Werther|Werthers|Hille|Hiller|Titz|Horstmar|Dahlem|Neukirchen
Hörde|Marten|Marter|Erle|Wanne|Hüsten|Senne|Senner|Laar|Hassel|Linn|Kray|Steele|Brake|Hamme|Broich|Rath|Raths|Hardt|Furth|Elsen|Ensen|Brück
Urbach|Homberg|Buchholz|Vogelsang|Norf|Hüls|Dahl|Kamp|Kölle|Stockum|Eicken|Sölde|Kley|Kurl|Leithe|Boele|Langel|Haspe|Holzheim|Seeberg|Hassels`
  .trim()
  .split(/[|\n]/)

/** Derived forms that are only ever ordinary words: "Lager", "Bundes". */
export const onlyWords: readonly string[] = `
Bundes|Lager|Lagers|Lagern|Lagerin|Lars|Older|Olders|Oldes|Kerker|Vorder|Horder|Körner|Martern|Hagerin|Rather|Rathern|Brücker|Emser|Essenweit
Lippenweit|Steeler|Lippes|Wesen|Ruhrs|Martener|Lippenser`
  .trim()
  .split(/[|\n]/)
