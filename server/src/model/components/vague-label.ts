/** Labels that say nothing of the contract: `uses`, `sends data`, a step number. */

const STEP = /^[\s()[\]]*(?:[\u2460-\u2473\u2776-\u277F]|(?:step\s*)?\d{1,2}[a-z]?)[\s.):\]-]*/iu;
/** Verbs that any arrow could have, with what they may bring along. */
const VERB =
  /^(?:use|call|invoke|access|connect|talk|speak|communicate|interact|send|receive|get|fetch|pass|forward|return|request|respond|exchange|transfer|integrate|depend|link|go|flow|provide|give|need|require)(?:s|es|ing)?$/;
/** Objects that say no more than the arrow itself. */
const FILLER =
  /^(?:to|from|with|by|via|on|in|the|a|an|all|its|and|or|data|info|information|requests?|responses?|messages?|traffic|calls?|results?|payloads?|content|stuff|things?|it)$/;
/** How an arrow is taken, not what crosses it. */
const MANNER =
  /^(?:round robin|load balanc(?:ed|ing)|routes? to|routing|internal|external|sync|async|synchronous|asynchronous|bidirectional|two way|in|out|input|output|depends on)$/;

/** A step number and nothing else. */
export const isStepNumber = (label: string): boolean => label.trim() !== '' && label.replace(STEP, '').trim() === '';

/** Whether a label names neither protocol, method, path, topic, query nor event, and no verb with an object. */
export function isVague(label: string): boolean {
  const said = label.replace(STEP, '').toLowerCase();
  const words = said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0) return isStepNumber(label);
  return MANNER.test(words.join(' ')) || words.every((word) => VERB.test(word) || FILLER.test(word));
}
