// The installed Mermaid in plain Node: what of a browser its parsers ask for is stood in for.
import DOMPurify from 'dompurify';

const COLOURS = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate
  coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen
  darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue
  dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray
  lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen
  linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
  mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod
  palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown
  salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato
  turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor`.split(/\s+/),
);
const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const FUNCTION = /^(rgb|hsl)a?\(\s*-?[\d.]+(%|deg)?\s*[, ]\s*[\d.]+%?\s*[, ]\s*[\d.]+%?(\s*[,/]\s*[\d.]+%?)?\s*\)$/;

/** What a browser's `CSS.supports('color', value)` says; the box of a sequence diagram asks. */
function isColour(value) {
  const colour = value.trim().toLowerCase();
  return COLOURS.has(colour) || HEX.test(colour) || FUNCTION.test(colour);
}

// Without a DOM DOMPurify has neither of these; labels stay as they are written.
if (!DOMPurify.isSupported) Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text) => text });
globalThis.window ??= { CSS: { supports: (_property, value) => isColour(value) } };

const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, logLevel: 5, suppressErrorRendering: true });

export { mermaid };

const CONSOLE = ['log', 'info', 'debug', 'warn', 'error', 'trace'];

/** What `work` gives; what Mermaid says on the console meanwhile goes nowhere. */
export async function quietly(work) {
  const spoken = CONSOLE.map((name) => [name, console[name]]);
  for (const name of CONSOLE) console[name] = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, Object.fromEntries(spoken));
  }
}
