/** Which event leads to a state, where the state's name says so. */
import { valueKey } from './values.ts';

/** By the state as values compare: what happens then, as a short event. */
const EVENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'accepted: accept, acknowledged: acknowledge, activated: activate, active: activate, aborted: abort, approved: approve, archived: archive',
    'arrived: arrive, assigned: assign, authorised: authorise, authorized: authorize, available: make available, awarded: award, banned: ban',
    'blocked: block, booked: book, bounced: bounce, canceled: cancel, cancelled: cancel, captured: capture, checked_in: check in',
    'checked_out: check out, claimed: claim, closed: close, completed: complete, complete: complete, confirmed: confirm, consumed: consume',
    'created: create, declined: decline, deactivated: deactivate, deleted: delete, delivered: deliver, disabled: disable, dispatched: dispatch',
    'disputed: dispute, done: finish, enabled: enable, ended: end, escalated: escalate, executed: execute, expired: time runs out',
    'failed: fail, failure: fail, filled: fill, finished: finish, frozen: freeze, fulfilled: fulfil, held: hold, hidden: hide, in_progress: start',
    'in_review: submit for review, in_transit: hand over to carrier, inactive: deactivate, initiated: initiate, invited: invite, issued: issue',
    'joined: join, locked: lock, lost: lose, matched: match, merged: merge, occupied: occupy, offline: go offline, on_hold: put on hold',
    'online: go online, open: open, opened: open, out_for_delivery: leave for delivery, packed: pack, paid: payment received, parked: park',
    'paused: pause, picked: pick, picked_up: pick up, placed: place, prepared: prepare, processed: finish processing, processing: start processing',
    'published: publish, queued: enqueue, read: read, received: receive, redeemed: redeem, refunded: refund, registered: register',
    'rejected: reject, released: release, reserved: reserve, resolved: resolve, retrying: retry, returned: return, reversed: reverse',
    'revoked: revoke, running: start, scheduled: schedule, sent: send, settled: settle, shipped: ship, signed: sign, sold: sell, started: start',
    'stopped: stop, submitted: submit, succeeded: succeed, success: succeed, suspended: suspend, terminated: terminate, timed_out: time runs out',
    'timeout: time runs out, uploaded: upload, used: use, validated: validate, verified: verify, viewed: view, voided: void, withdrawn: withdraw',
  ].flatMap((line) => line.split(', ').map((entry) => entry.split(': '))),
);

/** `PAID` → `payment received`, `SHIPPED` → `ship`; undefined where the state does not tell. */
export const eventTo = (state: string): string | undefined => EVENTS[valueKey(state)];

const BACK: Readonly<Record<string, string>> = {
  paused: 'resume',
  suspended: 'reinstate',
  on_hold: 'resume',
  frozen: 'unfreeze',
  blocked: 'unblock',
  disabled: 'enable',
  inactive: 'reactivate',
  locked: 'unlock',
  offline: 'go online',
};

/** What leads back out of a state in which a thing only waits; undefined for all other states. */
export const eventBack = (state: string): string | undefined => BACK[valueKey(state)];
