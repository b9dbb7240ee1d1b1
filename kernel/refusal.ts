/** A rule's "no" as data: why, and which field of the request it is about. Domain functions return it, or null. */
export interface Refusal<Reason extends string = string> {
    reason: Reason;
    field?: string;
}

export function refusal<Reason extends string>(reason: Reason, field?: string): Refusal<Reason> {
    return field === undefined ? { reason } : { reason, field };
}
