/** A refusal of the server as an error that the form shows; anything else is passed on. */
export function taken<Answer extends object>(answer: Answer): Exclude<Answer, { message: unknown }> {
    if ('message' in answer) {
        throw new Error(String(answer.message));
    }
    return answer as Exclude<Answer, { message: unknown }>;
}
