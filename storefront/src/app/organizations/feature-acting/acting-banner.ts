import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { InstantPipe } from '../../shared/format/pipes';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Acting } from '../data/acting';

/** Above every page, as long as a staff member acts for the person who is signed in. */
@Component({
    selector: 'k-acting-banner',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe],
    template: `
        @if (session.firm()?.acting; as acting) {
            @if (session.member(); as member) {
                <aside *transloco="let t" class="no-print" [attr.aria-label]="t('acting.title')">
                    <p>
                        {{
                            t('acting.banner', {
                                staff: acting.staffName,
                                member: member.firstName + ' ' + member.lastName,
                                company: member.company.name,
                                until: acting.until | instant,
                            })
                        }}
                        <bdi class="reason">{{ acting.reason }}</bdi>
                    </p>
                    <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="end()">
                        {{ t('acting.end') }}
                    </button>
                </aside>
            }
        }
    `,
    styles: `
        aside {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            justify-content: center;
            gap: var(--space-2) var(--space-4);
            padding: var(--space-2) var(--space-4);
            background: var(--warn-wash);
            color: var(--warn);
            font-weight: 600;
        }
        p {
            margin: 0;
            overflow-wrap: anywhere;
        }
        .reason {
            font-weight: 400;
        }
    `,
})
export class ActingBanner {
    protected readonly session = inject(Session);
    private readonly acting = inject(Acting);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    protected readonly isBusy = signal(false);

    protected async end(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await this.acting.end();
            await this.session.reload();
            await this.router.navigate(['/sign-in']);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
