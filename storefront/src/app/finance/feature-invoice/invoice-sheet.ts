import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { InvoiceDetail } from '../data/finance';

/** What stands in the invoice's XML, as a person reads it: the texts as they came, only in their places. */
@Component({
    selector: 'k-invoice-sheet',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `
        <section class="card stack" aria-labelledby="sheet" *transloco="let t">
            <div class="row between">
                <h2 id="sheet">{{ t('finance.sheet.title') }}</h2>
                <span class="badge">{{ view().format }}</span>
            </div>
            <p class="soft small">{{ t('finance.sheet.asItCame') }}</p>
            <div class="parties">
                @for (party of parties(); track party.name) {
                    <div>
                        <h3>{{ t('finance.sheet.' + party.name) }}</h3>
                        <p dir="auto">{{ party.of.name }}</p>
                        @if (party.of.taxId) {
                            <p class="small">
                                {{ t('finance.sheet.taxId') }} <bdi>{{ party.of.taxId }}</bdi>
                            </p>
                        }
                        @for (line of party.of.address; track $index) {
                            <p class="soft small" dir="auto">{{ line }}</p>
                        }
                    </div>
                }
            </div>
            @if (view().correctedNumber; as number) {
                <p>
                    {{ t('finance.corrects') }}: <bdi>{{ number }}</bdi>
                    @if (view().correctionReason) {
                        <span dir="auto"> ({{ view().correctionReason }})</span>
                    }
                </p>
            }
            <div class="scroll" tabindex="0" role="region" [attr.aria-label]="t('finance.sheet.lines')">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{{ t('finance.sheet.name') }}</th>
                            <th scope="col" class="number">{{ t('finance.sheet.quantity') }}</th>
                            <th scope="col">{{ t('finance.sheet.unit') }}</th>
                            <th scope="col" class="number">{{ t('finance.sheet.unitNet') }}</th>
                            <th scope="col" class="number">{{ t('finance.sheet.rate') }}</th>
                            <th scope="col" class="number">{{ t('finance.net') }}</th>
                        </tr>
                    </thead>
                    <tbody>
                        @for (line of view().lines; track $index) {
                            <tr>
                                <td dir="auto">{{ line.name }}</td>
                                <td class="number">
                                    <bdi>{{ line.quantity }}</bdi>
                                </td>
                                <td>{{ line.unit }}</td>
                                <td class="number">
                                    <bdi>{{ line.unitNet }}</bdi>
                                </td>
                                <td class="number">
                                    <bdi>{{ line.taxRate }}</bdi>
                                </td>
                                <td class="number">
                                    <bdi>{{ line.net }}</bdi>
                                </td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            <dl class="facts sums">
                @for (one of view().taxes; track $index) {
                    <dt>
                        {{ t('finance.tax') }} <bdi>{{ one.rate }}</bdi>
                    </dt>
                    <dd>
                        <bdi>{{ one.net }}</bdi>
                        @if (one.tax) {
                            + <bdi>{{ one.tax }}</bdi>
                        }
                    </dd>
                }
                <dt class="strong">{{ t('finance.gross') }}</dt>
                <dd class="strong">
                    <bdi>{{ view().gross }} {{ view().currencyCode }}</bdi>
                </dd>
            </dl>
            @if (view().accountNumber; as account) {
                <p>
                    {{ t('finance.sheet.account') }} <bdi class="code">{{ account }}</bdi>
                </p>
            }
            @for (note of view().notes; track $index) {
                <p class="soft small" dir="auto">{{ note }}</p>
            }
        </section>
    `,
    styles: `
        .parties {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
        }
        .scroll {
            overflow-x: auto;
        }
        table {
            inline-size: 100%;
            border-collapse: collapse;
        }
        th,
        td {
            padding: var(--space-2);
            border-block-end: 1px solid var(--line);
            text-align: start;
        }
        .number {
            text-align: end;
        }
    `,
})
export class InvoiceSheet {
    readonly view = input.required<NonNullable<InvoiceDetail['view']>>();
    protected readonly parties = computed(() => [
        { name: 'seller', of: this.view().seller },
        { name: 'buyer', of: this.view().buyer },
    ]);
}
