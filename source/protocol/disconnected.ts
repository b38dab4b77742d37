/** Thrown when nobody listens, or the wire ended before an answer came: whether what was asked is done isn't known. */
export class Disconnected extends Error {}
