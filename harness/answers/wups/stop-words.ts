/** Function words of English, by kind. Words of place and direction ("up", "under", "behind") say something and stay. */
const OWN = [
  'a an the this that these those',
  'i me my mine myself we us our ours ourselves you your yours yourself yourselves',
  'he him his himself she her hers herself it its itself they them their theirs themselves',
  'what which who whom whose when where why how',
  'be am is are was were been being have has had having do does did doing done',
  'can could will would shall should may might must',
  'and but or if because while until than so as though',
  'of at by for with about to from into through during between against',
  'all any each every some such other own only very too just most then again here further',
  "'s 't 'd 'll 'm 're 've s t d ll m re ve",
];

/** Used where the benchmark's own list is not in the data folder. */
export const STOP_WORDS: ReadonlySet<string> = new Set(OWN.flatMap((kind) => kind.split(' ')));

/** Reads a list of one word a line, as the authors of NExT-QA keep it in `stopwords.txt`. */
export function parseStopWords(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
