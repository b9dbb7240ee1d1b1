import { inject, Injectable } from '@angular/core';

import { graphql } from '../../shared/data/graphql';
import { Preferences } from '../../shared/data/preferences';
import { ShopApi } from '../../shared/data/shop-api';

const sendDocument = graphql(`
    mutation SendContactRequest($input: ContactRequestInput!) {
        sendContactRequest(input: $input) {
            success
        }
    }
`);

export interface ContactRequest {
    companyName: string;
    personName: string;
    phone: string;
    emailAddress: string;
    message: string;
}

@Injectable({ providedIn: 'root' })
export class ContactRequests {
    private readonly api = inject(ShopApi);
    private readonly preferences = inject(Preferences);

    async send(request: ContactRequest): Promise<void> {
        await this.api.attempt('contact', sendDocument, { ...request, language: this.preferences.language() });
    }
}
