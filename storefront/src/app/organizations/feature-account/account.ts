import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences, Theme } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { Calendar, Digits, isLanguage, languageNames, languages } from '../../shared/format/locale';
import { CurrencyNamePipe, DayPipe, DigitsPipe } from '../../shared/format/pipes';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Toasts } from '../../shared/ui-kit/toasts';

const calendars: readonly (Calendar | 'auto')[] = ['auto', 'jalali', 'gregorian'];
const digitChoices: readonly Digits[] = ['auto', 'persian', 'latin'];
const themes: readonly Theme[] = ['auto', 'light', 'dark'];

@Component({
    selector: 'k-account',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Field, Icon, CurrencyNamePipe, DayPipe, DigitsPipe],
    template: `
        <div class="page medium stack wide" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('account.title') }}</h1>
                @if (!session.firm()?.acting) {
                    <button type="button" class="button" (click)="signOut()">
                        <k-icon name="out" />{{ t('nav.signOut') }}
                    </button>
                }
            </div>
            @if (session.member(); as member) {
                <section class="card stack" aria-labelledby="me">
                    <div class="row between">
                        <h2 id="me">{{ t('account.me') }}</h2>
                        @if (!session.firm()?.acting) {
                            <a class="button" routerLink="/account/me">{{ t('profile.change') }}</a>
                        }
                    </div>
                    <dl class="facts">
                        <dt>{{ t('field.name') }}</dt>
                        <dd>
                            <bdi>{{ member.firstName }} {{ member.lastName }}</bdi>
                        </dd>
                        <dt>{{ t('field.email') }}</dt>
                        <dd>
                            <bdi>{{ member.emailAddress }}</bdi>
                        </dd>
                        @if (member.phone) {
                            <dt>{{ t('field.phone') }}</dt>
                            <dd>
                                <bdi dir="ltr">{{ member.phone | digits }}</bdi>
                            </dd>
                        }
                        @if (member.branch) {
                            <dt>{{ t('account.branch') }}</dt>
                            <dd>
                                <bdi>{{ member.branch.name }}</bdi>
                            </dd>
                        }
                        <dt>{{ t('team.role') }}</dt>
                        <dd>
                            <bdi>{{ member.ownRoleName ?? t('roles.preset.' + member.role) }}</bdi>
                        </dd>
                        <dt>{{ t('account.rights') }}</dt>
                        <dd class="row">
                            @for (right of member.permissions; track right) {
                                <span class="badge">{{ t('roles.permission.' + right) }}</span>
                            }
                        </dd>
                    </dl>
                </section>
                <section class="card stack" aria-labelledby="company">
                    <h2 id="company">{{ t('account.company') }}</h2>
                    <dl class="facts">
                        <dt>{{ t('account.companyName') }}</dt>
                        <dd>
                            <bdi>{{ member.company.name }}</bdi>
                        </dd>
                        @if (member.company.taxId) {
                            <dt>{{ t('account.taxId') }}</dt>
                            <dd>
                                <bdi>{{ member.company.taxId | digits }}</bdi>
                            </dd>
                        }
                        <dt>{{ t('account.currency') }}</dt>
                        <dd>{{ member.company.currencyCode | currencyName }}</dd>
                    </dl>
                    <h3>{{ t('account.branches') }}</h3>
                    <ul class="branches">
                        @for (branch of member.company.branches; track branch.id) {
                            <li>
                                <p class="strong">
                                    <bdi>{{ branch.name }}</bdi>
                                    @if (branch.isHeadOffice) {
                                        &ngsp;<span class="badge info">{{ t('account.headOffice') }}</span>
                                    }
                                </p>
                                <p class="soft" dir="auto">
                                    {{ branch.streetLine }}{{ t('comma') }}{{ branch.city }}
                                    {{ branch.postalCode | digits }}
                                </p>
                                @if (branch.phone) {
                                    <p>
                                        <bdi dir="ltr">{{ branch.phone | digits }}</bdi>
                                    </p>
                                }
                            </li>
                        }
                    </ul>
                </section>
            }
            <section class="card stack" aria-labelledby="looks">
                <h2 id="looks">{{ t('preferences.title') }}</h2>
                <p class="soft">{{ t('preferences.text') }}</p>
                <div class="choices">
                    <k-field for="language" [label]="t('preferences.language')">
                        <select
                            id="language"
                            class="input"
                            [value]="preferences.language()"
                            #language
                            (change)="speak(language.value)"
                        >
                            @for (code of languages; track code) {
                                <option [value]="code" [selected]="code === preferences.language()">
                                    {{ names[code] }}
                                </option>
                            }
                        </select>
                    </k-field>
                    <k-field
                        for="digits"
                        [label]="t('preferences.digits')"
                        [hint]="t('preferences.sample', { sample: '1405' | digits })"
                    >
                        <select
                            id="digits"
                            class="input"
                            #digits
                            (change)="preferences.change({ digits: digitChoices[digits.selectedIndex] })"
                        >
                            @for (choice of digitChoices; track choice) {
                                <option [value]="choice" [selected]="choice === preferences.digits()">
                                    {{ t('preferences.digitsOf.' + choice) }}
                                </option>
                            }
                        </select>
                    </k-field>
                    <k-field
                        for="calendar"
                        [label]="t('preferences.calendar')"
                        [hint]="t('preferences.sample', { sample: '2026-03-21' | day: 'long' })"
                    >
                        <select
                            id="calendar"
                            class="input"
                            #calendar
                            (change)="preferences.change({ calendar: calendars[calendar.selectedIndex] })"
                        >
                            @for (choice of calendars; track choice) {
                                <option [value]="choice" [selected]="choice === preferences.chosenCalendar()">
                                    {{ t('preferences.calendarOf.' + choice) }}
                                </option>
                            }
                        </select>
                    </k-field>
                    <k-field for="theme" [label]="t('preferences.theme')">
                        <select
                            id="theme"
                            class="input"
                            #theme
                            (change)="preferences.change({ theme: themes[theme.selectedIndex] })"
                        >
                            @for (choice of themes; track choice) {
                                <option [value]="choice" [selected]="choice === preferences.theme()">
                                    {{ t('preferences.themes.' + choice) }}
                                </option>
                            }
                        </select>
                    </k-field>
                </div>
            </section>
            <p>
                <a routerLink="/account/my-data">{{ t('myData.title') }}</a>
            </p>
        </div>
    `,
    styles: `
        .branches,
        .choices {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
        }
        .branches li {
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
        }
    `,
})
export class Account {
    protected readonly session = inject(Session);
    protected readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    protected readonly languages = languages;
    protected readonly names = languageNames;
    protected readonly calendars = calendars;
    protected readonly digitChoices = digitChoices;
    protected readonly themes = themes;

    protected speak(language: string): void {
        if (!isLanguage(language)) return;
        this.preferences.change({ language });
        void this.session.rememberLanguage(language);
    }

    protected async signOut(): Promise<void> {
        try {
            await this.session.signOut();
            await this.router.navigate(['/sign-in']);
        } catch (error) {
            this.toasts.fail(error);
        }
    }
}
