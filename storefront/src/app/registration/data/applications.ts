import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { Preferences } from '../../shared/data/preferences';
import { ShopApi } from '../../shared/data/shop-api';
import { FieldProblem, problemFields, reasonOf } from './problems';

const formDocument = graphql(`
    query AccessForm {
        accessForm {
            isOpen
            consents {
                kind
                version
                required
                language
                text
            }
        }
    }
`);

const applyDocument = graphql(
    `
        mutation ApplyForAccess($input: AccessRequestInput!) {
            applyForAccess(input: $input) {
                __typename
                ... on AccessRefusal {
                    reason
                    problems {
                        ...FieldProblemFields
                    }
                }
            }
        }
    `,
    [problemFields],
);

const confirmDocument = graphql(`
    mutation ConfirmApplication($token: String!) {
        confirmApplication(token: $token) {
            __typename
            ... on ApplicationLinkRefusal {
                reason
            }
        }
    }
`);

const questionDocument = graphql(`
    query ApplicationQuestion($token: String!) {
        applicationQuestion(token: $token) {
            companyName
            question
            expired
        }
    }
`);

const answerDocument = graphql(`
    mutation AnswerApplication($token: String!, $answer: String!) {
        answerApplication(token: $token, answer: $answer) {
            __typename
            ... on ApplicationLinkRefusal {
                reason
            }
        }
    }
`);

export type AccessForm = ResultOf<typeof formDocument>['accessForm'];
export type AccessRequest = Omit<VariablesOf<typeof applyDocument>['input'], 'language' | 'idempotencyKey'>;

export interface AccessAnswer {
    /** The form was shut in the meantime. */
    isShut: boolean;
    problems: FieldProblem[];
}

/** How a firm that is no customer yet asks to be let in. */
@Injectable({ providedIn: 'root' })
export class Applications {
    private readonly api = inject(ShopApi);
    private readonly preferences = inject(Preferences);

    async form(abort: AbortSignal): Promise<AccessForm> {
        return (await this.api.query(formDocument, {}, abort)).accessForm;
    }

    /** Null when the application was taken. */
    async apply(request: AccessRequest): Promise<AccessAnswer | null> {
        const language = this.preferences.language();
        const { applyForAccess: answer } = await this.api.attempt('access', applyDocument, { ...request, language });
        return answer.__typename === 'AccessRefusal'
            ? { isShut: answer.reason === 'not-open', problems: answer.problems }
            : null;
    }

    /** Null when the address is confirmed, else the reason why not. */
    async confirm(token: string): Promise<string | null> {
        return reasonOf((await this.api.mutate(confirmDocument, { token })).confirmApplication);
    }

    async question(token: string, abort: AbortSignal) {
        return (await this.api.query(questionDocument, { token }, abort)).applicationQuestion;
    }

    /** Null when the answer was taken, else the reason why not. */
    async answer(token: string, answer: string): Promise<string | null> {
        return reasonOf((await this.api.mutate(answerDocument, { token, answer })).answerApplication);
    }
}
