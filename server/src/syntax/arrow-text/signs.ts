/** Signs that lead to the right, as people write them. */
export const RIGHT = '→▶►➔➜⟶➤⇒⟹';
/** The same for what nobody waits for. */
export const RIGHT_ASYNC = '⇢⤏';
