import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** One of a list of records, a link as a whole: its number and what stands beneath it, its state, some facts, its sum. */
@Component({
    selector: 'k-record-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink],
    template: `
        <article>
            <div>
                <a class="code strong" [routerLink]="link()"
                    ><bdi>{{ code() }}</bdi></a
                >
                <div class="soft small"><ng-content select="[slot=about]" /></div>
            </div>
            <div class="state"><ng-content select="[slot=state]" /></div>
            <div class="soft small"><ng-content select="[slot=facts]" /></div>
            <strong class="num sum"><ng-content select="[slot=sum]" /></strong>
        </article>
    `,
    styles: `
        article {
            position: relative;
            display: grid;
            grid-template-columns: 1.2fr 1.4fr 1.2fr 1fr;
            gap: var(--space-2) var(--space-4);
            align-items: center;
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
        }
        article:hover {
            border-color: var(--line-strong);
        }
        a {
            text-decoration: none;
        }
        a::after {
            content: '';
            position: absolute;
            inset: 0;
            border-radius: var(--radius-m);
        }
        .state {
            display: grid;
            gap: var(--space-2);
            justify-items: start;
        }
        .sum {
            text-align: end;
        }
        @media (max-width: 48rem) {
            article {
                grid-template-columns: minmax(0, 1fr) auto;
            }
            .state {
                justify-items: end;
            }
        }
    `,
})
export class RecordCard {
    readonly link = input.required<readonly string[]>();
    readonly code = input.required<string>();
}
