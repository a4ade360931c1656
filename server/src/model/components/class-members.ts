/** Fields and methods of a class, as they are written in a box: `+id: UUID`, `String name`, `save(order): void`. */

const TYPE =
  /^(?:u?int(?:eger|\d{1,2})?|bigint|smallint|long|short|byte|float|double|real|decimal|numeric|number|bool(?:ean)?|str(?:ing)?|char|text|varchar|uuid|guid|date|datetime|time|timestamp(?:tz)?|instant|duration|jsonb?|blob|bytea|enum|void|any|object|list|array|map|set|option|optional|promise|vec)\b/i;
/** Written before the name only by these, which are no words of a sentence: `int count`, `String name`. */
const LEADING_TYPE =
  /^(?:int|Integer|long|float|double|decimal|boolean|bool|String|string|char|varchar(?:\(\d+\))?|UUID|uuid|void|bigint|timestamp|List<\w+>|Map<[\w, ]+>)$/;
const FIELD = /^[+\-#~]?\s?([A-Za-z_]\w*)\??\s*:\s*([A-Za-z][\w<>[\](),?| ]{0,60})$/;
const TYPED = /^[+\-#~]?\s?(\S{1,40})\s+([a-z_]\w*)$/;
const METHOD = /^[+\-#~]?\s?(?:[A-Za-z][\w<>[\]]{0,40}\s)?[a-z_]\w*\([^()]{0,100}\)(?:\s*(?::|->)\s*\S.{0,60})?$/;

/** Whether one line of a box is a typed attribute or the signature of a method. A bullet, an endpoint or a table with its columns is none. */
export function isClassMember(line: string): boolean {
  const field = FIELD.exec(line);
  if (field) return TYPE.test(field[2]!);
  const leading = TYPED.exec(line)?.[1];
  return (leading !== undefined && LEADING_TYPE.test(leading)) || METHOD.test(line);
}
