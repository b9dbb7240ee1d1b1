import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const threadFields = graphql(`
    fragment ThreadFields on SupportThread @_unmask {
        id
        subject
        orderCode
        stageId
        state
        createdAt
        lastMessageAt
        messages {
            id
            at
            author
            fromStaff
            text
            files {
                id
                name
                format
                sizeBytes
            }
        }
    }
`);

const allDocument = graphql(
    `
        query MyThreads {
            myThreads {
                ...ThreadFields
            }
        }
    `,
    [threadFields],
);

const ofOrderDocument = graphql(
    `
        query OrderThreads($code: String!) {
            myOrder(code: $code) {
                id
                threads {
                    ...ThreadFields
                }
            }
        }
    `,
    [threadFields],
);

const askDocument = graphql(
    `
        mutation AskQuestion($input: AskQuestionInput!) {
            askQuestion(input: $input) {
                ...ThreadFields
            }
        }
    `,
    [threadFields],
);

const replyDocument = graphql(
    `
        mutation ReplyToThread($id: ID!, $text: String!, $fileIds: [ID!], $idempotencyKey: String!) {
            replyToThread(id: $id, text: $text, fileIds: $fileIds, idempotencyKey: $idempotencyKey) {
                ...ThreadFields
            }
        }
    `,
    [threadFields],
);

export type Thread = ResultOf<typeof allDocument>['myThreads'][number];

export interface Question {
    orderCode: string | null;
    stageId: string | null;
    subject: string;
    text: string;
    fileIds: string[];
}

@Injectable({ providedIn: 'root' })
export class Threads {
    private readonly api = inject(ShopApi);

    async all(abort: AbortSignal): Promise<Thread[]> {
        const { myThreads } = await this.api.query(allDocument, {}, abort);
        return newestFirst(myThreads);
    }

    async ofOrder(code: string, abort: AbortSignal): Promise<Thread[]> {
        return newestFirst((await this.api.query(ofOrderDocument, { code }, abort)).myOrder?.threads ?? []);
    }

    async ask(question: Question): Promise<Thread> {
        return (await this.api.attempt('ask', askDocument, question)).askQuestion;
    }

    async reply(id: string, text: string, fileIds: string[]): Promise<Thread> {
        const attempt = `reply-${id}`;
        const { replyToThread } = await this.api.mutateOnce(replyDocument, {
            id,
            text,
            fileIds,
            idempotencyKey: attemptKey(attempt, { id, text, fileIds }),
        });
        endAttempt(attempt);
        return replyToThread;
    }
}

function newestFirst(threads: readonly Thread[]): Thread[] {
    return [...threads].sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
}
