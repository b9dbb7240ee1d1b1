import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../data/preferences';
import { ListChoice, ListFiller, ListRow } from '../data/shopping-lists';
import { formatNumber } from '../format/format';
import { FailurePanel } from './failure-panel';
import { Field } from './field';
import { Icon } from './icon';
import { Toasts } from './toasts';

let made = 0;

/** Puts articles on one of the person's lists, or on a new one. */
@Component({
    selector: 'k-add-to-list',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field, Icon],
    template: `
        <ng-container *transloco="let t">
            <button
                type="button"
                class="button"
                [class.icon]="isIcon()"
                [class.quiet]="isIcon()"
                [attr.aria-label]="isIcon() ? t('addToList.of', { name: name() }) : null"
                [title]="isIcon() ? t('addToList.title') : ''"
                (click)="open()"
            >
                <k-icon name="list" />
                @if (!isIcon()) {
                    {{ t('addToList.title') }}
                }
            </button>
            <dialog #dialog class="dialog" [attr.aria-labelledby]="id + '-heading'">
                <form class="stack" (submit)="$event.preventDefault(); save(chosen.value, fresh.value)" novalidate>
                    <h2 [id]="id + '-heading'">{{ t('addToList.title') }}</h2>
                    <k-field [for]="id + '-list'" [label]="t('addToList.list')">
                        <select #chosen class="input" [id]="id + '-list'" (change)="isNew.set(!chosen.value)">
                            @for (one of choices(); track one.id) {
                                <option [value]="one.id" [selected]="$first">{{ one.name }}</option>
                            }
                            <option value="" [selected]="!choices().length">{{ t('addToList.new') }}</option>
                        </select>
                    </k-field>
                    <div [hidden]="!isNew()">
                        <k-field [for]="id + '-name'" [label]="t('addToList.name')" [error]="problem() && t(problem())">
                            <input #fresh class="input" dir="auto" maxlength="100" [id]="id + '-name'" />
                        </k-field>
                    </div>
                    @if (!isNew() && problem()) {
                        <p class="note bad">{{ t(problem()) }}</p>
                    }
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <div class="row end">
                        <button type="button" class="button" (click)="dialog.close()">{{ t('cancel') }}</button>
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('addToList.add') }}</button>
                    </div>
                </form>
            </dialog>
        </ng-container>
    `,
    styles: `
        :host {
            position: relative;
            z-index: 1;
        }
    `,
})
export class AddToList {
    readonly rows = input.required<readonly ListRow[]>();
    /** What is added, for who hears the button only. */
    readonly name = input('');
    readonly isIcon = input(false);
    private readonly filler = inject(ListFiller);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
    protected readonly id = `add-to-list-${++made}`;
    protected readonly choices = signal<readonly ListChoice[]>([]);
    protected readonly isNew = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly problem = signal('');
    protected readonly failure = signal<unknown>(null);

    protected async open(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.problem.set('');
        this.failure.set(null);
        try {
            const choices = await this.filler.choices();
            this.choices.set(choices);
            this.isNew.set(choices.length === 0);
            this.dialog().nativeElement.showModal();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected async save(listId: string, fresh: string): Promise<void> {
        const name = fresh.trim();
        if (this.isBusy()) return;
        this.problem.set(!listId && !name ? 'field.required' : '');
        if (this.problem()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const taken = listId ? await this.filler.add(listId, this.rows()) : await this.make(name);
            if (typeof taken === 'string') {
                this.problem.set(`listRefusal.${taken}`);
                return;
            }
            const n = formatNumber(this.preferences.locale(), taken);
            this.toasts.say(this.transloco.translate('addToList.added', { n, list: this.nameOf(listId) ?? name }));
            this.dialog().nativeElement.close();
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** A new list takes all of the rows or is not made. */
    private async make(name: string): Promise<number | string> {
        const list = await this.filler.create({ name, lines: [...this.rows()] });
        return typeof list === 'string' ? list : this.rows().length;
    }

    private nameOf(listId: string): string | undefined {
        return this.choices().find((one) => one.id === listId)?.name;
    }
}
