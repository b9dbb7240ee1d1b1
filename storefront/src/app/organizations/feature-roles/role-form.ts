import {
    ChangeDetectionStrategy,
    Component,
    computed,
    inject,
    input,
    linkedSignal,
    output,
    signal,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Assignable, Team, TeamRole } from '../data/team';

@Component({
    selector: 'k-role-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="stack tight" (submit)="$event.preventDefault(); save()" novalidate *transloco="let t">
            <k-field [for]="'name-' + key()" [label]="t('roles.name')" [error]="errors()['name']">
                <input
                    #name
                    [id]="'name-' + key()"
                    class="input"
                    dir="auto"
                    maxlength="60"
                    required
                    [value]="draft().name"
                    (input)="change({ name: name.value })"
                />
            </k-field>
            <fieldset class="stack tight">
                <legend class="strong">{{ t('roles.permissions') }}</legend>
                @for (one of permissions(); track one.name) {
                    <label class="choice boxed">
                        <input
                            type="checkbox"
                            [checked]="draft().permissions.includes(one.name)"
                            [disabled]="!one.mayGrant"
                            (change)="toggle(one.name)"
                        />
                        <span>
                            <span class="strong">{{ t('roles.permission.' + one.name) }}</span>
                            <span class="soft small block">{{ t('roles.explained.' + one.name) }}</span>
                        </span>
                    </label>
                }
            </fieldset>
            @if (errors()['permissions']; as error) {
                <p class="note bad" role="alert">{{ error }}</p>
            }
            @if (refusal(); as reason) {
                <p class="note bad" role="alert">{{ t('team.refused.' + reason) }}</p>
            }
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button type="button" class="button" (click)="left.emit()">{{ t('cancel') }}</button>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('roles.save') }}</button>
            </div>
        </form>
    `,
    styles: `
        fieldset {
            border: 0;
            margin: 0;
            padding: 0;
        }
        .block {
            display: block;
        }
    `,
})
export class RoleForm {
    /** Null: a new one. */
    readonly role = input.required<TeamRole | null>();
    readonly permissions = input.required<Assignable[]>();
    readonly saved = output<void>();
    readonly left = output<void>();
    private readonly team = inject(Team);
    private readonly transloco = inject(TranslocoService);
    protected readonly key = computed(() => this.role()?.id ?? 'new');
    protected readonly draft = linkedSignal(() => ({
        name: this.role()?.name ?? '',
        permissions: [...(this.role()?.permissions ?? [])],
    }));
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly refusal = signal<string | null>(null);
    protected readonly isBusy = signal(false);

    protected change(change: { name?: string; permissions?: string[] }): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
        this.refusal.set(null);
    }

    protected toggle(name: string): void {
        const { permissions } = this.draft();
        const has = permissions.includes(name);
        this.change({ permissions: has ? permissions.filter((one) => one !== name) : [...permissions, name] });
    }

    protected async save(): Promise<void> {
        const { permissions } = this.draft();
        const name = this.draft().name.trim();
        if (!name || permissions.length === 0) {
            this.errors.set({
                ...(name ? {} : { name: this.transloco.translate('field.required') }),
                ...(permissions.length ? {} : { permissions: this.transloco.translate('roles.nothing') }),
            });
            return;
        }
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        const role = this.role();
        try {
            const refused =
                role?.id == null
                    ? await this.team.createRole({ name, permissions })
                    : await this.team.updateRole({ id: role.id, version: role.version, name, permissions });
            this.refusal.set(refused?.reason ?? null);
            if (!refused) this.saved.emit();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
