import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { AmountPipe, DigitsPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Team, TeamMember, TeamRefusal } from '../data/team';
import { MemberForm } from './member-form';

const pageSize = 20;

/** The company's people: who they are, what each may do, and who may sign in. */
@Component({
    selector: 'k-team',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, DigitsPipe],
        ...[Empty, FailurePanel, Icon, MemberForm, Pager, Skeleton],
    ],
    templateUrl: './team.html',
})
export class TeamPage {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly team = inject(Team);
    private readonly session = inject(Session);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly size = pageSize;
    protected readonly search = computed(() => this.term() ?? '');
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    /** Whose form is open: a member's id, or `new`. */
    protected readonly open = signal<string | null>(null);
    protected readonly busy = signal<string | null>(null);
    protected readonly refused = signal<{ id: string; reason: string } | null>(null);
    protected readonly branches = computed(() => this.session.member()?.company.branches ?? []);
    protected readonly result = resource({
        params: () => ({ term: this.search() || null, skip: (this.pageNumber() - 1) * pageSize, take: pageSize }),
        loader: ({ params, abortSignal }) => this.team.members(params, abortSignal),
    });
    protected readonly roles = resource({ loader: ({ abortSignal }) => this.team.roles(abortSignal) });
    protected readonly found = keptValue(this.result);

    protected narrow(term: string): void {
        const queryParams = { term: term.trim() || null, page: null };
        void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
    }

    protected done(text: string): void {
        this.open.set(null);
        this.toasts.say(this.transloco.translate(text));
        this.result.reload();
    }

    protected resend(member: TeamMember): Promise<void> {
        return this.act(member, () => this.team.resend(member.id), 'team.sent');
    }

    protected setActive(member: TeamMember, active: boolean): Promise<void> {
        const { id, version } = member;
        return this.act(member, () => this.team.update({ id, version, active }), 'team.saved');
    }

    private async act({ id }: TeamMember, work: () => Promise<TeamRefusal | null>, text: string): Promise<void> {
        if (this.busy()) return;
        this.busy.set(id);
        this.refused.set(null);
        try {
            const refusal = await work();
            if (refusal) this.refused.set({ id, reason: refusal.reason });
            else this.done(text);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.busy.set(null);
        }
    }
}
