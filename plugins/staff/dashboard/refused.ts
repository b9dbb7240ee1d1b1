/** A refusal as the form that asked shows it. */
export function orThrow<T extends object>(answer: T): Exclude<T, { message: string }> {
    if ('message' in answer && typeof answer.message === 'string') throw new Error(answer.message);
    return answer as Exclude<T, { message: string }>;
}
