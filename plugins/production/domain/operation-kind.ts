/** `tuft` is what a carpet mill does where others sew. */
export const operationKinds = ['cut', 'sew', 'tuft', 'test', 'pack', 'other'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** What an operator reports when the work does not go on as planned. */
export const problemKinds = ['machine', 'material', 'quality', 'staff', 'other'] as const;
export type ProblemKind = (typeof problemKinds)[number];
