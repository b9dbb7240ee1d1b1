import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Approvals } from '../data/approvals';
import { ApprovalCard } from '../ui-card/approval-card';

/** The page behind the mail's link: one order, decided on without signing in. Opening it decides nothing. */
@Component({
    selector: 'k-approve-by-link',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, ApprovalCard, Empty, FailurePanel, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('approvals.byLink') }}</h1>
            @if (decision(); as decided) {
                <k-empty icon="check" [heading]="t('approvals.said.' + decided, { code: code() })">
                    <p class="soft">{{ t('approvals.after.' + decided) }}</p>
                    <a class="button" routerLink="/approvals">{{ t(session.member() ? 'approvals.toBoard' : 'approvals.signIn') }}</a>
                </k-empty>
            } @else if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (view(); as opened) {
                @if (opened.item; as item) {
                    <k-approval-card [item]="item" [token]="token()" (decided)="end($event, item.orderCode)" />
                    <p class="soft small">{{ t('approvals.onlyYours') }}</p>
                } @else {
                    <k-empty icon="clock" [heading]="t('approvals.nothingToDecide')">
                        @if (opened.orderCode) {
                            <p><bdi class="code">{{ opened.orderCode }}</bdi></p>
                        }
                        <p role="status">{{ t('approvals.refusal.' + (opened.refusal?.reason ?? 'link-unknown')) }}</p>
                        <a class="button" routerLink="/approvals">{{ t(session.member() ? 'approvals.toBoard' : 'approvals.signIn') }}</a>
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="2" height="12rem" />
            }
        </div>
    `,
})
export class ApproveByLink {
    readonly token = input.required<string>();
    private readonly approvals = inject(Approvals);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    protected readonly decision = signal<'APPROVE' | 'REJECT' | null>(null);
    protected readonly code = signal('');
    protected readonly result = resource({
        params: () => ({ token: this.token(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.approvals.byLink(params.token, abortSignal),
    });
    protected readonly view = keptValue(this.result);

    protected end(decision: 'APPROVE' | 'REJECT' | null, code: string): void {
        this.code.set(code);
        this.decision.set(decision);
        if (decision === null) this.result.reload();
    }
}
