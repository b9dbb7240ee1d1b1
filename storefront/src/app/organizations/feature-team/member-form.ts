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
import { PortalBranch, Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { languageNames, languages } from '../../shared/format/locale';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { roleKey, roleOfKey, Team, TeamMember, TeamRole } from '../data/team';

/** A new colleague, or what is to be changed of one. */
@Component({
    selector: 'k-member-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field],
    templateUrl: './member-form.html',
    styles: `
        .pair {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
            gap: var(--space-4);
        }
    `,
})
export class MemberForm {
    /** Null: somebody new. */
    readonly member = input.required<TeamMember | null>();
    readonly roles = input.required<TeamRole[]>();
    readonly branches = input.required<PortalBranch[]>();
    readonly saved = output<void>();
    readonly left = output<void>();
    private readonly team = inject(Team);
    private readonly session = inject(Session);
    private readonly transloco = inject(TranslocoService);
    protected readonly languages = languages;
    protected readonly names = languageNames;
    protected readonly key = computed(() => this.member()?.id ?? 'new');
    protected readonly draft = linkedSignal(() => this.start());
    protected readonly errors = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly refusal = signal<string | null>(null);
    protected readonly isBusy = signal(false);
    protected readonly roleKey = roleKey;
    protected readonly seesAll = computed(() => this.session.may('see-whole-company'));
    /** What he may give, and what the person has anyway. */
    protected readonly choices = computed(() => {
        const start = this.start().role;
        return this.roles().filter((role) => role.mayGrant || roleKey(role) === start);
    });

    protected change(change: Partial<ReturnType<MemberForm['start']>>): void {
        this.draft.update((before) => ({ ...before, ...change }));
        this.errors.set({});
        this.refusal.set(null);
    }

    protected async save(): Promise<void> {
        const { firstName, lastName, emailAddress, phone, branchId, role, language } = this.draft();
        const missing = Object.entries({ firstName, lastName, emailAddress, role }).filter(
            ([, value]) => !value.trim(),
        );
        if (missing.length) {
            const text = this.transloco.translate('field.required');
            this.errors.set(Object.fromEntries(missing.map(([name]) => [name, text])));
            return;
        }
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        this.refusal.set(null);
        const details = { firstName, lastName, phone: latinDigits(phone).trim() || null };
        const place = { ...roleOfKey(role), branchId: branchId || null, language };
        const member = this.member();
        try {
            const refused =
                member === null
                    ? await this.team.invite({ ...details, ...place, emailAddress })
                    : await this.team.update({
                          id: member.id,
                          version: member.version,
                          ...(member.mayRename ? details : {}),
                          ...place,
                      });
            this.refusal.set(refused?.reason ?? null);
            if (!refused) this.saved.emit();
        } catch (error) {
            this.errors.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private start() {
        const member = this.member();
        const own = member?.ownRoleId ? `own:${member.ownRoleId}` : null;
        return {
            firstName: member?.firstName ?? '',
            lastName: member?.lastName ?? '',
            emailAddress: member?.emailAddress ?? '',
            phone: member?.phone ?? '',
            branchId: member
                ? (member.branch?.id ?? '')
                : this.seesAll()
                  ? ''
                  : (this.session.member()?.branch?.id ?? ''),
            role: own ?? `preset:${member?.role ?? 'buyer'}`,
            language: member?.language ?? this.session.member()?.language ?? 'en',
        };
    }
}
