import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AmountPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { roleKey, Team, TeamRole } from '../data/team';
import { RoleForm } from './role-form';

/** What people of the company may do: the presets, and the roles that it made itself. */
@Component({
    selector: 'k-roles',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, FailurePanel, Icon, RoleForm, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('roles.title') }}</h1>
                <div class="row">
                    <a class="button" routerLink="/account/team">{{ t('team.title') }}</a>
                    @if (session.may('see-whole-company')) {
                        <button
                            type="button"
                            class="button primary"
                            [attr.aria-expanded]="open() === 'new'"
                            (click)="open.set(open() === 'new' ? null : 'new')"
                        >
                            <k-icon name="plus" />{{ t('roles.new') }}
                        </button>
                    }
                </div>
            </div>
            <p class="soft">{{ t('roles.text') }}</p>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (found(); as list) {
                @if (open() === 'new') {
                    <section class="card stack" aria-labelledby="new-role">
                        <h2 id="new-role">{{ t('roles.new') }}</h2>
                        <k-role-form
                            [role]="null"
                            [permissions]="list.permissions"
                            (saved)="done()"
                            (left)="open.set(null)"
                        />
                    </section>
                }
                <ul class="stack tight" [attr.aria-busy]="result.isLoading()">
                    @for (role of list.roles; track roleKey(role)) {
                        <li class="card stack tight">
                            <div class="row between">
                                <h2>
                                    <bdi>{{ role.preset ? t('roles.preset.' + role.preset) : role.name }}</bdi>
                                </h2>
                                @if (role.preset) {
                                    <span class="badge">{{ t('roles.builtIn') }}</span>
                                }
                            </div>
                            @if (open() === role.id && role.id !== null) {
                                <k-role-form
                                    [role]="role"
                                    [permissions]="list.permissions"
                                    (saved)="done()"
                                    (left)="open.set(null)"
                                />
                            } @else {
                                <p class="row">
                                    @for (one of role.permissions; track one) {
                                        <span class="badge info">{{ t('roles.permission.' + one) }}</span>
                                    }
                                </p>
                                <p class="soft small">
                                    {{ t('roles.count', { n: role.memberCount | amount }) }}
                                    @for (name of role.holders; track $index) {
                                        <bdi>{{ name }}</bdi>{{ $last ? '' : t('comma') }}
                                    }
                                </p>
                                @if (role.id !== null && refused()?.id === role.id) {
                                    <p class="note bad" role="alert">{{ t('team.refused.' + refused()?.reason) }}</p>
                                }
                                @if (role.mayChange) {
                                    <div class="row">
                                        <button
                                            type="button"
                                            class="button"
                                            [attr.aria-label]="t('roles.editOf', { name: role.name })"
                                            (click)="open.set(role.id)"
                                        >
                                            {{ t('team.edit') }}
                                        </button>
                                        <button
                                            type="button"
                                            class="button"
                                            [attr.aria-label]="t('roles.deleteOf', { name: role.name })"
                                            [attr.aria-disabled]="isBusy() || null"
                                            (click)="remove(role)"
                                        >
                                            <k-icon name="trash" />{{ t('roles.delete') }}
                                        </button>
                                    </div>
                                }
                            }
                        </li>
                    }
                </ul>
            } @else {
                <k-skeleton [rows]="4" height="6rem" />
            }
        </div>
    `,
})
export class Roles {
    protected readonly session = inject(Session);
    private readonly team = inject(Team);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly roleKey = roleKey;
    /** Whose form is open: a role's id, or `new`. */
    protected readonly open = signal<string | null>(null);
    protected readonly isBusy = signal(false);
    protected readonly refused = signal<{ id: string; reason: string } | null>(null);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.team.roles(abortSignal) });
    protected readonly found = keptValue(this.result);

    protected done(): void {
        this.open.set(null);
        this.toasts.say(this.transloco.translate('team.saved'));
        this.result.reload();
    }

    protected async remove({ id, version }: TeamRole): Promise<void> {
        if (id === null || this.isBusy()) return;
        this.isBusy.set(true);
        this.refused.set(null);
        try {
            const refusal = await this.team.deleteRole(id, version);
            if (refusal) this.refused.set({ id, reason: refusal.reason });
            else this.done();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
