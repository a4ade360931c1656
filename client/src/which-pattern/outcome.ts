import * as vscode from 'vscode';
import type { PatternQuestion, Stretch } from '../../../server/src/lsp/protocol.ts';
import type { Said } from './ask.ts';

/** What is to be done with what was chosen. */
export type Choice =
  | { readonly does: 'insert'; readonly pattern: string }
  | { readonly does: 'go'; readonly to: Stretch }
  | { readonly does: 'ask'; readonly question: PatternQuestion };

interface OutcomeItem extends vscode.QuickPickItem {
  /** Absent where it only says something. */
  readonly choice?: Choice;
  readonly to?: Stretch;
}

/** The patterns that are called for, what else they call for, and what is not called for or still open, each with why. */
export function showOutcome(questions: readonly PatternQuestion[], said: Said): Promise<Choice | undefined> {
  const isYes = (question: PatternQuestion): boolean => answerOf(question, said) === 'yes';
  const called = questions.filter(isYes);
  const items = [
    ...under('Called for', called.map(recommended)),
    ...under('What else they call for', called.flatMap(alsoCalledFor)),
    ...under('Not called for', questions.filter((question) => answerOf(question, said) === 'no').map(notCalledFor)),
    ...under('Open', questions.filter((question) => answerOf(question, said) === 'open').map(stillOpen)),
  ];
  const pick = vscode.window.createQuickPick<OutcomeItem>();
  const placeholder = called.length > 0 ? 'Choose a pattern to insert it' : 'Nothing is called for so far';
  Object.assign(pick, { title: 'Which pattern?', placeholder, items, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });
  return new Promise<Choice | undefined>((done) => {
    pick.onDidTriggerItemButton(({ item }) => item.to && done({ does: 'go', to: item.to }));
    pick.onDidAccept(() => pick.activeItems[0]?.choice && done(pick.activeItems[0].choice));
    pick.onDidHide(() => done(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

/** What the author says counts; the document answers only what was not asked. */
const answerOf = ({ id, answer }: PatternQuestion, said: Said): 'yes' | 'no' | 'open' => said.get(id) ?? (answer === 'unknown' ? 'open' : answer);

const under = (label: string, items: readonly OutcomeItem[]): OutcomeItem[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];

const named = ({ pattern: { number, name } }: PatternQuestion): string => `${String(number).padStart(2, '0')} ${name}`;

const recommended = (question: PatternQuestion): OutcomeItem => ({
  label: named(question),
  description: question.reason,
  ...because(question, 'You said yes'),
  choice: { does: 'insert', pattern: question.pattern.id },
});

const alsoCalledFor = ({ further, pattern }: PatternQuestion): OutcomeItem[] =>
  further.map(({ answer, why }) => ({ label: answer, description: why, detail: `With ${pattern.name}` }));

function notCalledFor(question: PatternQuestion): OutcomeItem {
  const why = because(question, 'You said no');
  return { label: named(question), ...why, choice: why.to ? { does: 'go', to: why.to } : { does: 'ask', question } };
}

const stillOpen = (question: PatternQuestion): OutcomeItem => ({ label: named(question), detail: question.asks, choice: { does: 'ask', question } });

/** What it is read from, with a button that leads there. */
function because({ asks, evidence: [first] }: PatternQuestion, otherwise: string): Pick<OutcomeItem, 'detail' | 'buttons' | 'to'> {
  if (!first) return { detail: `${otherwise}: ${asks}` };
  const { start, end, line, quote, words } = first;
  return {
    detail: `${words} Line ${line}: ${quote}`,
    to: { start, end },
    buttons: [{ iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: `Go to line ${line}` }],
  };
}
