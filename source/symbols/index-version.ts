/** Grows whenever a text's index comes out otherwise than before, so that one kept from an earlier program isn't taken for today's. */
export const indexVersion = 11;
