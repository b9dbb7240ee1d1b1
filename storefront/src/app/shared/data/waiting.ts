import { computed, inject, Injectable, signal } from '@angular/core';

import { graphql } from './graphql';
import { Session } from './session';
import { ShopApi } from './shop-api';

const waitingDocument = graphql(`
    query WaitingForMe($sells: Boolean!) {
        waitingApprovalCount
        waitingCustomerOrderCount @include(if: $sells)
    }
`);

/** How many orders wait for the person: for the menu, the home page, and whoever hears the page instead of seeing it. */
@Injectable({ providedIn: 'root' })
export class Waiting {
    private readonly api = inject(ShopApi);
    private readonly session = inject(Session);
    private readonly state = signal({ approvals: 0, customerOrders: 0 });

    readonly approvals = computed(() => this.state().approvals);
    readonly customerOrders = computed(() => this.state().customerOrders);
    readonly all = computed(() => this.state().approvals + this.state().customerOrders);

    /** After signing in, a decision, or a while away. A count that cannot be asked stays as it was. */
    async load(): Promise<void> {
        const asked = this.session.member()?.id;
        if (asked === undefined) return;
        const counts = await this.api
            .query(waitingDocument, { sells: this.session.may('manage-customers') })
            .catch(() => null);
        if (counts === null || asked !== this.session.member()?.id) return;
        this.state.set({
            approvals: counts.waitingApprovalCount,
            customerOrders: counts.waitingCustomerOrderCount ?? 0,
        });
    }

    forget(): void {
        this.state.set({ approvals: 0, customerOrders: 0 });
    }
}
