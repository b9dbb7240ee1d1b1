import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences, Theme } from '../shared/data/preferences';
import { Session } from '../shared/data/session';
import { Language, languageNames, languages } from '../shared/format/locale';
import { Icon, IconName } from '../shared/ui-kit/icon';

/** Language and light, for everybody, signed in or not. A native popover: no script for opening, closing and Escape. */
@Component({
    selector: 'k-preferences-menu',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <ng-container *transloco="let t">
            <button
                type="button"
                class="button quiet icon"
                popovertarget="preferences-menu"
                [attr.aria-label]="t('preferences.menu')"
            >
                <k-icon name="globe" />
            </button>
            <div id="preferences-menu" #menu popover class="menu pop">
                <div role="group" [attr.aria-label]="t('preferences.language')">
                    @for (language of languages; track language) {
                        <button
                            type="button"
                            [attr.aria-pressed]="language === preferences.language()"
                            [lang]="language"
                            (click)="speak(language); menu.hidePopover()"
                        >
                            <k-icon name="check" [class.off]="language !== preferences.language()" />{{
                                names[language]
                            }}
                        </button>
                    }
                </div>
                <hr />
                <div role="group" [attr.aria-label]="t('preferences.theme')">
                    @for (theme of themes; track theme.name) {
                        <button
                            type="button"
                            [attr.aria-pressed]="theme.name === preferences.theme()"
                            (click)="preferences.change({ theme: theme.name })"
                        >
                            <k-icon [name]="theme.name === preferences.theme() ? 'check' : theme.icon" />{{
                                t('preferences.themes.' + theme.name)
                            }}
                        </button>
                    }
                </div>
            </div>
        </ng-container>
    `,
    styles: `
        [role='group'] {
            display: grid;
        }
        [aria-pressed='true'] {
            color: var(--accent);
            font-weight: 650;
        }
        .button k-icon {
            font-size: var(--text-l);
        }
        .off {
            visibility: hidden;
        }
    `,
})
export class PreferencesMenu {
    protected readonly preferences = inject(Preferences);
    private readonly session = inject(Session);
    protected readonly languages = languages;
    protected readonly names = languageNames;
    protected readonly themes: { name: Theme; icon: IconName }[] = [
        { name: 'auto', icon: 'auto' },
        { name: 'light', icon: 'sun' },
        { name: 'dark', icon: 'moon' },
    ];

    protected speak(language: Language): void {
        this.preferences.change({ language });
        void this.session.rememberLanguage(language);
    }
}
