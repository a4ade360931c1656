import type { Scanner } from '../kit/index.ts';
import type { Part } from '../tree.ts';

/** A `box` whose `end` has not come yet. */
export interface OpenBox {
  readonly title?: Part;
  readonly colour?: Part;
  readonly members: string[];
}

const COLOUR_NAMES: ReadonlySet<string> = new Set(
  (
    'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse ' +
    'chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta ' +
    'darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet ' +
    'deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green ' +
    'greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan ' +
    'lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey ' +
    'lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen ' +
    'mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive ' +
    'olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple ' +
    'rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey ' +
    'snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor'
  ).split(' '),
);
const NUMBER = '[\\d.]+%?';
const COLOUR_FUNCTION = new RegExp(
  `^(?:rgb|hsl)a?\\(\\s*-?[\\d.]+(?:%|deg)?\\s*[, ]\\s*${NUMBER}\\s*[, ]\\s*${NUMBER}(?:\\s*[,/]\\s*${NUMBER})?\\s*\\)$`,
  'i',
);

/** Longer texts are no colour; the pattern is not linear in its blanks. */
const MAX_COLOUR_LENGTH = 80;

/** Whether CSS takes `text` for a colour. */
const isColour = (text: string): boolean => text.length <= MAX_COLOUR_LENGTH && (COLOUR_NAMES.has(text.toLowerCase()) || COLOUR_FUNCTION.test(text));

/** What follows `box`, from `start` to `end`: a colour if the first word is one, then a title. */
export function openBox(scanner: Scanner, start: number, end: number): OpenBox {
  const [from, to] = scanner.trim(start, end);
  const rest = scanner.text.slice(from, to);
  const first = /^(?:(?:rgba?|hsla?)\s*\(.*\)|\w+)/.exec(rest)?.[0] ?? '';
  const colourEnd = from + (isColour(first) ? first.length : 0);
  const title = titlePart(scanner, colourEnd, to);
  return { ...(colourEnd > from && { colour: scanner.label(from, colourEnd) }), ...(title && { title }), members: [] };
}

function titlePart(scanner: Scanner, start: number, end: number): Part | undefined {
  const part = wrappedText(scanner, start, end);
  return part.text === '' ? undefined : part;
}

/** A text without the `wrap:` or `nowrap:` that may open it. */
export function wrappedText(scanner: Scanner, start: number, end: number): Part {
  const [from, to] = scanner.trim(start, end);
  const wrap = /^:?(?:no)?wrap:/.exec(scanner.text.slice(from, Math.min(to, from + ':nowrap:'.length)))?.[0] ?? '';
  return scanner.label(from + wrap.length, to);
}
