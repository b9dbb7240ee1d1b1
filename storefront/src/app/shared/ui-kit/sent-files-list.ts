import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { fileAddress, SentFile } from '../data/sent-files';
import { Icon } from './icon';

/** What came with a message: pictures as small pictures, the rest by name. */
@Component({
    selector: 'k-sent-files',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <ul class="files" *transloco="let t" [attr.aria-label]="t('files.title')">
            @for (file of files(); track file.id) {
                <li>
                    <a [href]="address(file.id)" [attr.download]="file.name">
                        @if (file.format === 'jpeg') {
                            <img [src]="address(file.id)" [alt]="file.name" loading="lazy" width="96" height="96" />
                        } @else {
                            <span class="row tight"
                                ><k-icon name="file" /><bdi>{{ file.name }}</bdi></span
                            >
                        }
                    </a>
                </li>
            }
        </ul>
    `,
    styles: `
        .files {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-2);
            margin-block-start: var(--space-2);
        }
        img {
            display: block;
            object-fit: cover;
            border-radius: var(--radius-s);
            background: var(--sunken);
        }
        a {
            display: inline-flex;
            min-block-size: 2.75rem;
            align-items: center;
            overflow-wrap: anywhere;
        }
    `,
})
export class SentFilesList {
    readonly files = input.required<readonly SentFile[]>();
    protected readonly address = fileAddress;
}
