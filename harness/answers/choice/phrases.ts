/** What may stand around a letter: brackets, quotes, emphasis, `\boxed{`. */
const OPEN = String.raw`[\s*_"'“‘「『【\x60([{<$]*(?:\\(?:boxed|text|textbf|mathbf)\s*\{\s*)*`;

/** "Aさん" is a person; "C입니다", "C选项" and "Cです" are the letter with what their languages put behind it. */
const LETTER = String.raw`(?<letter>[A-Z])(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_'’]|さん|くん|君|氏)`;

const NEGATION = String.raw`(?!(?:not|no|non|não|nao|nicht|kein\p{L}*|ne|pas|не)\b)`;
const ADJECTIVE = String.raw`(?:\s+${NEGATION}\p{L}+)?`;

/** Phrases that announce an answer. The letter must follow at once, so "the answer is not C" is none. */
export const ANNOUNCED = [
  // English: "the answer is C", "Answer: C", "best option would be (C)", "the correct choice is option C"
  String.raw`\b(?:answer|option|choice|letter)\b(?:\s+(?:letter|choice|option))?[*_]*\s*(?:is|:|：|=|would be|should be|must be|seems to be|appears to be|[-–—])+[*_]*\s*[:：]?\s*(?:most likely|probably|therefore|clearly|the)?\s*(?:option|choice|letter)?`,
  String.raw`\b(?:i(?:'d| would)? (?:choose|pick|select|go with|say)|i(?:'ll| will) go with|my (?:pick|choice|guess) is|select|choose)\s+(?:option|choice|answer|letter)?`,
  String.raw`\bi (?:think|believe|guess)(?: that)?(?: it(?:'s| is))?\s+(?:option|choice|answer|letter)?`,
  // Chinese, Japanese, Korean
  String.raw`(?:答案|选项|選項)(?:应该|應該|应当|應當)?(?:是|为|為|选|選|[:：])+\s*(?:选项|選項)?`,
  String.raw`(?<![不别別非没沒未])(?:故选|应选|選|选择?|選擇)[:：]?\s*(?:选项|選項)?`,
  String.raw`(?:认为|認為|觉得|覺得)(?:答案)?(?:应该|應該)?(?:是|为|為|选|選)\s*(?:选项|選項)?`,
  String.raw`(?:答え|正解|回答|答案)(?:は|:|：)+\s*(?:選択肢)?`,
  String.raw`(?:정답|답)(?:은|는|:|：)+\s*(?:보기|선택지)?`,
  // Spanish, Portuguese, Italian, French, German, Russian
  String.raw`\b(?:respuesta|opción|resposta|opção|risposta|opzione)${ADJECTIVE}\s*(?:es|é|è|:)+\s*(?:la|a)?\s*(?:opción|opção|opzione|letra|lettera)?`,
  String.raw`\b(?:elijo|escojo|escolho|scelgo)\s+(?:la|a)?\s*(?:opción|opção|opzione|letra|lettera)?`,
  String.raw`\b(?:réponse|option)${ADJECTIVE}\s*(?:est|:)+\s*(?:la|l['’])?\s*(?:réponse|option|lettre)?`,
  String.raw`\bje (?:choisis|dirais|pense que c['’]est)\s+(?:la|l['’])?\s*(?:réponse|option|lettre)?`,
  String.raw`\b(?:antwort|lösung)${ADJECTIVE}\s*(?:ist|lautet|wäre|:)+\s*(?:antwort|option|buchstabe)?`,
  String.raw`\b(?:ich wähle|richtig (?:ist|wäre))\s+(?:antwort|option|buchstabe)?`,
  String.raw`(?:ответ|вариант)(?:\s*[:—–-]|\s+это)+\s*(?:вариант)?`,
].map((phrase) => new RegExp(phrase + OPEN + LETTER, 'giu'));

const CLOSE = String.raw`[)\]}*_"'”’」』】.]*`;
const ALONE = String.raw`(?<![\p{Script=Latin}\p{N}_'’])`;

/** "C is correct", "option C is the right answer", "C ist richtig", "C选项正确", "Cが正解". */
export const ASSERTED = [
  String.raw`\s+(?:is|would be|must be)\s+(?:the\s+)?(?:most\s+|best\s+)?(?:correct|right|answer|best|better|accurate|appropriate)`,
  String.raw`\s+(?:ist|est|es|è|é)\s+(?:(?:die|la|le|il|a)\s+)?(?:richtig|korrekt|beste|correct|bonne|juste|corret|corrett)\p{L}*`,
  String.raw`\s*(?:选项|選項)?(?:是|为|為)?\s*(?:正确|正確|对的|對的|最佳|最合适|最合適)`,
  String.raw`\s*[がは]\s*正(?:解|しい)`,
].map((verb) => new RegExp(ALONE + LETTER + CLOSE + verb, 'gu'));

/** "Thus C.", "so it must be option C": a conclusion that is nothing but the letter. */
export const CONCLUDED = new RegExp(
  String.raw`\b(?:therefore|thus|hence|so|in conclusion|overall|finally)\b[,:]?\s*(?:it(?:'s| is| must be)|that leaves(?: us with)?)?\s*(?:(?:option|choice|letter)\s+)?${OPEN}${LETTER}(?=[)\]}*_"'”’]*\s*(?:[.!。]\s|[.!。]?$|\n))`,
  'giu',
);

/** What makes the announcement behind it the last word. */
export const FINAL =
  /\b(?:final|therefore|thus|hence|so|overall|in conclusion)\b[^.\n]{0,60}$|最终|最終|因此|所以/iu;

/** "A or B", "A/B", "A, B and C": what joins a letter to another in one breath. */
export const ALTERNATIVES =
  /^[\s*_"')\]}.]*(?:(?:,|\/|、|\b(?:or|and|oder|und|ou|et|o|u|y|e)\b|&|或者?|和|または|또는|или)[\s*_"'([{]*(?:(?:or|and)\s+)?(?:option\s+)?([A-Z])(?![\p{Script=Latin}\p{N}_'’]))/u;
