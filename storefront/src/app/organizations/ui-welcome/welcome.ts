import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DigitsPipe } from '../../shared/format/pipes';

/** The frame of the pages before signing in: the firm on one side, the form on the other. */
@Component({
    selector: 'k-welcome',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DigitsPipe],
    template: `
        <div class="frame" *transloco="let t">
            <section class="firm" aria-hidden="true">
                <p class="name">
                    <bdi>{{ session.firm()?.firmName }}</bdi>
                </p>
                <p>{{ t('welcome.text') }}</p>
            </section>
            <section class="form">
                <div class="card"><ng-content /></div>
                @if (session.firm(); as firm) {
                    @if (firm.supportPhone || firm.supportEmail) {
                        <p class="soft small support">
                            {{ t('welcome.support') }}
                            @if (firm.supportPhone) {
                                <a [href]="'tel:' + firm.supportPhone"
                                    ><bdi dir="ltr">{{ firm.supportPhone | digits }}</bdi></a
                                >
                            }
                            @if (firm.supportEmail) {
                                <a [href]="'mailto:' + firm.supportEmail"
                                    ><bdi>{{ firm.supportEmail }}</bdi></a
                                >
                            }
                        </p>
                    }
                }
            </section>
        </div>
    `,
    styles: `
        :host {
            display: block;
        }
        .frame {
            display: grid;
            grid-template-columns: minmax(0, 1fr);
            min-block-size: calc(100dvh - 4.5rem);
        }
        .firm {
            display: none;
        }
        .form {
            display: grid;
            align-content: center;
            gap: var(--space-4);
            inline-size: min(100%, 30rem);
            margin-inline: auto;
            padding: var(--space-5) var(--space-4) var(--space-7);
        }
        .support {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-1) var(--space-4);
            justify-content: center;
        }
        @media (min-width: 60rem) {
            .frame {
                grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
            }
            .firm {
                display: grid;
                align-content: end;
                gap: var(--space-3);
                padding: var(--space-7);
                color: #fff;
                font-size: var(--text-l);
                background:
                    linear-gradient(to top, rgb(60 12 6 / 94%) 10%, rgb(90 22 12 / 72%)),
                    #7c2419 url('/weave.svg') 0 0 / 144px 36px;
            }
            .name {
                font-size: 2.5rem;
                font-weight: 750;
                line-height: 1.25;
            }
        }
    `,
})
export class Welcome {
    protected readonly session = inject(Session);

    constructor() {
        // These pages are open to all, so nobody has asked for the firm's name yet. Without an answer they work too.
        void this.session.ready().catch(() => null);
    }
}
