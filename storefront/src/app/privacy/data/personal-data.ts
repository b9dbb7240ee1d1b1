import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { ShopApi } from '../../shared/data/shop-api';

const allDocument = graphql(`
    query MyPersonalDataRequests {
        myPersonalDataRequests {
            id
            createdAt
            kind
            state
            message
            answer
            decidedAt
        }
    }
`);

const exportDocument = graphql(`
    mutation ExportMyPersonalData($idempotencyKey: String!) {
        exportMyPersonalData(idempotencyKey: $idempotencyKey) {
            __typename
            ... on MyPersonalData {
                filename
                content
            }
            ... on PersonalDataRefusal {
                reason
                message
            }
        }
    }
`);

const askDocument = graphql(`
    mutation AskForErasure($input: AskForErasureInput!) {
        askForErasure(input: $input) {
            __typename
            ... on PersonalDataRefusal {
                reason
                message
            }
        }
    }
`);

const withdrawDocument = graphql(`
    mutation WithdrawErasureRequest($id: ID!) {
        withdrawErasureRequest(id: $id) {
            __typename
            ... on PersonalDataRefusal {
                reason
                message
            }
        }
    }
`);

export type PersonalDataRequest = ResultOf<typeof allDocument>['myPersonalDataRequests'][number];

export interface DataFile {
    filename: string;
    content: Blob;
}

@Injectable({ providedIn: 'root' })
export class PersonalData {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async requests(abort: AbortSignal): Promise<PersonalDataRequest[]> {
        return (await this.api.query(allDocument, {}, abort)).myPersonalDataRequests;
    }

    /** The archive, or why there is none. */
    async file(): Promise<DataFile | string> {
        const { exportMyPersonalData: answer } = await this.api.mutateOnce(exportDocument, {
            idempotencyKey: attemptKey('my-data', {}),
        });
        endAttempt('my-data');
        if (answer.__typename === 'PersonalDataRefusal') return refusalText(this.transloco, answer);
        const bytes = Uint8Array.from(atob(answer.content), (letter) => letter.charCodeAt(0));
        return { filename: answer.filename, content: new Blob([bytes], { type: 'application/zip' }) };
    }

    /** Null when the firm has the wish, else why not. */
    async askForErasure(message: string): Promise<string | null> {
        const facts = { message: message.trim() || null };
        const { askForErasure: answer } = await this.api.attempt('erasure', askDocument, facts);
        return answer.__typename === 'PersonalDataRefusal' ? refusalText(this.transloco, answer) : null;
    }

    async withdraw(id: string): Promise<string | null> {
        const { withdrawErasureRequest: answer } = await this.api.mutate(withdrawDocument, { id });
        return answer.__typename === 'PersonalDataRefusal' ? refusalText(this.transloco, answer) : null;
    }
}
