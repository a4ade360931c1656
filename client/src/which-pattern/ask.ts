import * as vscode from 'vscode';
import type { PatternQuestion } from '../../../server/src/lsp/protocol.ts';

export type Reply = 'yes' | 'no' | 'open';

/** What the author answered, by the question's id. */
export type Said = Map<string, Reply>;

interface ReplyItem extends vscode.QuickPickItem {
  readonly reply: Reply;
}

/** One question after the other; a way back from the second on. False where the author stopped. */
export async function ask(questions: readonly PatternQuestion[], said: Said): Promise<boolean> {
  for (let at = 0; at < questions.length;) {
    const question = questions[at]!;
    const reply = await askOne(question, { step: at + 1, of: questions.length, before: said.get(question.id) });
    if (reply === 'stop') return false;
    if (reply !== 'back') said.set(question.id, reply);
    at += reply === 'back' ? -1 : 1;
  }
  return true;
}

function askOne(
  { asks, threshold, pattern }: PatternQuestion,
  { step, of, before }: { readonly step: number; readonly of: number; readonly before: Reply | undefined },
): Promise<Reply | 'back' | 'stop'> {
  const items: readonly ReplyItem[] = [
    { label: 'Yes', reply: 'yes', detail: threshold },
    { label: 'No', reply: 'no' },
    { label: 'Don’t know', reply: 'open', description: 'it stays an open question' },
  ];
  const pick = vscode.window.createQuickPick<ReplyItem>();
  Object.assign(pick, { title: asks, placeholder: `For pattern ${pattern.number}, ${pattern.name}`, items, ignoreFocusOut: true });
  if (of > 1) Object.assign(pick, { step, totalSteps: of });
  if (step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  // None active would leave Enter without an answer.
  if (before) pick.activeItems = items.filter(({ reply }) => reply === before);
  return new Promise<Reply | 'back' | 'stop'>((done) => {
    pick.onDidTriggerButton(() => done('back'));
    pick.onDidAccept(() => pick.activeItems[0] && done(pick.activeItems[0].reply));
    pick.onDidHide(() => done('stop'));
    pick.show();
  }).finally(() => pick.dispose());
}
