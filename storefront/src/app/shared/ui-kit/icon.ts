import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const paths = {
    home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
    grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
    list: 'M4 6h16M4 12h16M4 18h16',
    cart: 'M3 4h2.5l2.4 11h9.8L20 7H6.2M9 20.5a1 1 0 1 0 0-2 1 1 0 0 0 0 2ZM17 20.5a1 1 0 1 0 0-2 1 1 0 0 0 0 2Z',
    box: 'M12 3 20 7v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10',
    message: 'M4 5h16v11H9l-5 4z',
    person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.6-6 8-6s8 2 8 6',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
    globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
    sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
    moon: 'M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10Z',
    auto: 'M12 21a9 9 0 1 0 0-18v18ZM12 3v18',
    close: 'M6 6l12 12M18 6 6 18',
    plus: 'M12 5v14M5 12h14',
    minus: 'M5 12h14',
    check: 'M5 13l4 4L19 7',
    trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
    phone: 'M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z',
    mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
    compare: 'M8 4v16M16 4v16M4 8h8M12 16h8',
    back: 'M15 5l-7 7 7 7',
    forward: 'M9 5l7 7-7 7',
    down: 'M5 9l7 7 7-7',
    filter: 'M4 6h16M7 12h10M10 18h4',
    print: 'M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z',
    truck: 'M2 6h12v11H2zM14 10h4l4 4v3h-8M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
    warning: 'M12 3 22 20H2zM12 9v5M12 17h.01',
    clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 3',
    calendar: 'M4 6h16v15H4zM4 10h16M8 3v4M16 3v4',
    repeat: 'M4 9a8 8 0 0 1 14-3l2 2M20 3v5h-5M20 15a8 8 0 0 1-14 3l-2-2M4 21v-5h5',
    out: 'M10 4H4v16h6M15 8l4 4-4 4M19 12H9',
    file: 'M6 3h8l4 4v14H6zM14 3v4h4',
    star: 'M12 3l2.8 5.9 6.2.8-4.6 4.4 1.2 6.4L12 17.3 6.4 20.5l1.2-6.4L3 9.7l6.2-.8z',
} as const;

export type IconName = keyof typeof paths;

const mirrored: ReadonlySet<IconName> = new Set(['back', 'forward', 'out', 'list', 'truck', 'message']);

/** A drawn sign beside a word; never the only carrier of a meaning, hence hidden from screen readers. */
@Component({
    selector: 'k-icon',
    changeDetection: ChangeDetectionStrategy.OnPush,
    template: `
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" [class.mirrored]="isMirrored()">
            <path [attr.d]="path()" />
        </svg>
    `,
    styles: `
        :host {
            display: inline-block;
            inline-size: 1.25em;
            block-size: 1.25em;
            flex: none;
        }
        svg {
            inline-size: 100%;
            block-size: 100%;
            fill: none;
            stroke: currentColor;
            stroke-width: 1.75;
            stroke-linecap: round;
            stroke-linejoin: round;
        }
        .mirrored:dir(rtl) {
            transform: scaleX(-1);
        }
    `,
})
export class Icon {
    readonly name = input.required<IconName>();
    protected readonly path = computed(() => paths[this.name()]);
    protected readonly isMirrored = computed(() => mirrored.has(this.name()));
}
