import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { fileKinds, FileRefusal, mostFiles, SentFile, SentFiles } from '../data/sent-files';
import { Icon } from './icon';

/** Files that go along with what somebody writes: sent as they are chosen, so that the message itself goes at once. */
@Component({
    selector: 'k-file-tray',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <div class="stack tight" *transloco="let t">
            @if (files().length) {
                <ul class="files" [attr.aria-label]="t('files.title')">
                    @for (file of files(); track file.id) {
                        <li class="row">
                            <k-icon name="file" /><bdi class="name">{{ file.name }}</bdi>
                            <button
                                type="button"
                                class="button quiet"
                                [attr.aria-label]="t('files.remove', { name: file.name })"
                                (click)="remove(file.id)"
                            >
                                <k-icon name="close" />
                            </button>
                        </li>
                    }
                </ul>
            }
            @if (isRoom()) {
                <label class="button pick" [attr.for]="for()">
                    <k-icon name="plus" />{{ t(isBusy() ? 'files.sending' : 'files.add') }}
                </label>
                <input
                    #picker
                    class="visually-hidden"
                    type="file"
                    multiple
                    [id]="for()"
                    [accept]="kinds"
                    [attr.aria-describedby]="for() + '-hint'"
                    (change)="send(picker)"
                />
                <p class="soft small" [id]="for() + '-hint'">{{ t('files.hint', { n: most }) }}</p>
            }
            @for (refused of refusals(); track $index) {
                <p class="bad small" role="alert">
                    <bdi>{{ refused.name }}</bdi
                    >: {{ t('files.refused.' + refused.why) }}
                </p>
            }
        </div>
    `,
    styles: `
        .files {
            display: grid;
            gap: var(--space-1);
        }
        .name {
            overflow-wrap: anywhere;
        }
        .pick {
            justify-self: start;
            cursor: pointer;
        }
        input:focus-visible + p,
        .pick:has(+ input:focus-visible) {
            outline: 3px solid var(--accent);
            outline-offset: 2px;
        }
        .bad {
            color: var(--bad);
        }
    `,
})
export class FileTray {
    /** The id of the control, one on the page. */
    readonly for = input.required<string>();
    readonly files = model<SentFile[]>([]);
    private readonly sender = inject(SentFiles);
    protected readonly kinds = fileKinds;
    protected readonly most = mostFiles;
    protected readonly isBusy = signal(false);
    protected readonly refusals = signal<{ name: string; why: FileRefusal | 'too-many' }[]>([]);
    protected readonly isRoom = computed(() => this.files().length < mostFiles);

    protected remove(id: string): void {
        this.files.update((files) => files.filter((file) => file.id !== id));
    }

    protected async send(picker: HTMLInputElement): Promise<void> {
        const chosen = [...(picker.files ?? [])];
        picker.value = '';
        this.refusals.set([]);
        this.isBusy.set(true);
        for (const file of chosen) {
            const answer = this.isRoom() ? await this.sender.send(file) : 'too-many';
            if (typeof answer === 'string') this.refusals.update((all) => [...all, { name: file.name, why: answer }]);
            else this.files.update((files) => [...files.filter(({ id }) => id !== answer.id), answer]);
        }
        this.isBusy.set(false);
    }
}
