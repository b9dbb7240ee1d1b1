import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DigitsPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Team, TeamMember, TeamRefusal } from '../data/team';
import { MemberForm } from './member-form';

/** The company's people: who they are, what each may do, and who may sign in. */
@Component({
    selector: 'k-team',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DigitsPipe, FailurePanel, Icon, ListShell, MemberForm],
    templateUrl: './team.html',
})
export class TeamPage {
    readonly term = input<string>();
    readonly page = input<string>();
    private readonly team = inject(Team);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    /** Whose form is open: a member's id, or `new`. */
    protected readonly open = signal<string | null>(null);
    protected readonly busy = signal<string | null>(null);
    protected readonly refused = signal<{ id: string; reason: string } | null>(null);
    protected readonly branches = computed(() => this.session.member()?.company.branches ?? []);
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        load: ({ term, skip, take }, abort) => this.team.members({ term: term || null, skip, take }, abort),
    });
    protected readonly roles = resource({ loader: ({ abortSignal }) => this.team.roles(abortSignal) });

    protected done(text: string): void {
        this.open.set(null);
        this.toasts.say(this.transloco.translate(text));
        this.list.result.reload();
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
