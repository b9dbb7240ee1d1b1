import { ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';

import { Quantity } from './quantity';

describe('Quantity', () => {
    let fixture: ComponentFixture<Quantity>;
    let box: HTMLInputElement;
    const emitted: number[] = [];

    beforeEach(async () => {
        emitted.length = 0;
        TestBed.configureTestingModule({
            imports: [Quantity, TranslocoTestingModule.forRoot({ langs: { en: {} }, translocoConfig: { defaultLang: 'en' } })],
        });
        fixture = TestBed.createComponent(Quantity);
        fixture.componentRef.setInput('label', 'Quantity');
        fixture.componentInstance.changed.subscribe((value) => emitted.push(value));
        await shows(75);
        box = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
    });

    async function shows(value: number): Promise<void> {
        fixture.componentRef.setInput('value', value);
        await fixture.whenStable();
    }

    function type(text: string): void {
        box.value = text;
        box.dispatchEvent(new Event('input'));
    }

    const leave = () => box.dispatchEvent(new Event('change'));

    it('shows what it is given', async () => {
        expect(box.value).toBe('75');
        await shows(10);
        expect(box.value).toBe('10');
    });

    it('passes on what is typed in any script', () => {
        type('۱۲');
        leave();
        expect(emitted).toEqual([12]);
    });

    it('keeps what is being typed when the value changes meanwhile, as with another unit', async () => {
        type('0');
        await shows(1);
        expect(box.value).toBe('0');
        leave();
        expect(emitted).toEqual([0]);
        await shows(3);
        expect(box.value).toBe('3');
    });

    it('puts back what is no number', async () => {
        type('many');
        leave();
        expect(box.value).toBe('75');
        expect(emitted).toEqual([]);
        await shows(2);
        expect(box.value).toBe('2');
    });
});
