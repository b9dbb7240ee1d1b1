import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OwnProfile } from '../data/own-profile';
import { EmailForm } from './email-form';
import { NameForm } from './name-form';
import { NewsForm } from './news-form';
import { PasswordForm } from './password-form';

/** A person's own data: name and phone, what he is told of, the address that he signs in with, and his password. */
@Component({
    selector: 'k-profile',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, EmailForm, FailurePanel, NameForm, NewsForm, PasswordForm, Skeleton],
    template: `
        <div class="page medium stack wide" *transloco="let t">
            <h1 tabindex="-1">{{ t('profile.title') }}</h1>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (profile(); as person) {
                @if (person.companies.length > 1) {
                    <div class="note">
                        <p>{{ t('profile.several') }}</p>
                        <ul>
                            @for (company of person.companies; track $index) {
                                <li>
                                    <bdi>{{ company }}</bdi>
                                </li>
                            }
                        </ul>
                    </div>
                }
                <k-name-form [profile]="person" (changed)="result.reload()" />
                <k-news-form />
                <k-email-form [address]="person.emailAddress" />
                <k-password-form [address]="person.emailAddress" />
            } @else {
                <k-skeleton [rows]="3" height="9rem" />
            }
        </div>
    `,
})
export class ProfilePage {
    private readonly profiles = inject(OwnProfile);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.profiles.find(abortSignal) });
    protected readonly profile = keptValue(this.result);
}
