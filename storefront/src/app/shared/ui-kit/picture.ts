import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';

/** A product's picture; a woven pattern stands in for one that is missing or does not load. */
@Component({
    selector: 'k-picture',
    changeDetection: ChangeDetectionStrategy.OnPush,
    template: `
        @if (shown(); as src) {
            <img
                [src]="src"
                [alt]="alt()"
                [attr.loading]="eager() ? 'eager' : 'lazy'"
                decoding="async"
                (error)="failed.set(true)"
            />
        } @else if (alt()) {
            <span role="img" [attr.aria-label]="alt()"></span>
        }
    `,
    styles: `
        :host {
            display: block;
            aspect-ratio: 1;
            overflow: hidden;
            border-radius: var(--radius-m);
            background: var(--sunken) url('/weave.svg') center / 3rem auto;
            background-blend-mode: soft-light;
            flex: none;
        }
        img,
        span {
            display: block;
            inline-size: 100%;
            block-size: 100%;
            object-fit: cover;
        }
        img {
            background: var(--sunken);
        }
    `,
})
export class Picture {
    readonly url = input<string | null | undefined>();
    readonly alt = input('');
    readonly preset = input<'thumb' | 'small' | 'medium' | 'large'>('small');
    readonly eager = input(false);
    protected readonly failed = linkedSignal({ source: this.url, computation: () => false });
    protected readonly shown = computed(() => {
        const url = this.url();
        if (!url || this.failed()) return null;
        return url.includes('?') ? url : `${url}?preset=${this.preset()}`;
    });
}
