import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Session } from '../../shared/data/session';
import { MessageDrafts } from './message-drafts';

describe('MessageDrafts', () => {
    const member = signal<{ id: string } | null>({ id: '1' });
    const drafts = () => {
        TestBed.resetTestingModule();
        TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { member } }] });
        return TestBed.inject(MessageDrafts);
    };

    beforeEach(() => sessionStorage.clear());

    it('keeps a text for its own conversation, over a reload and a session that ended', () => {
        drafts().keep('reply-1', 'Is it cut?');
        member.set(null);
        const reloaded = drafts();
        expect(reloaded.of('reply-1')).toBe('');
        member.set({ id: '1' });
        expect(reloaded.of('reply-1')).toBe('Is it cut?');
        expect(reloaded.of('reply-2')).toBe('');
        member.set({ id: '2' });
        expect(reloaded.of('reply-1')).toBe('');
        member.set({ id: '1' });
    });

    it('forgets what was sent, not what was written since', () => {
        const kept = drafts();
        kept.keep('reply-1', 'Is it cut? ');
        kept.sent('reply-1', 'Is it cut?');
        expect(kept.of('reply-1')).toBe('');
        kept.keep('reply-1', 'And sewn?');
        kept.sent('reply-1', 'Is it cut?');
        expect(kept.of('reply-1')).toBe('And sewn?');
    });
});
