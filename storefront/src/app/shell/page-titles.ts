import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Subscription } from 'rxjs';

import { Session } from '../shared/data/session';

/** Titles in the reader's language, followed by the firm's name. */
@Injectable({ providedIn: 'root' })
export class PageTitles extends TitleStrategy {
    private readonly title = inject(Title);
    private readonly transloco = inject(TranslocoService);
    private readonly session = inject(Session);
    private following = Subscription.EMPTY;

    override updateTitle(state: RouterStateSnapshot): void {
        const key = this.buildTitle(state) ?? 'home.title';
        this.following.unsubscribe();
        this.following = this.transloco.selectTranslate<string>(key).subscribe((text) => {
            this.title.setTitle([text, this.session.firm()?.firmName ?? 'Karvan'].join(' · '));
        });
    }
}
