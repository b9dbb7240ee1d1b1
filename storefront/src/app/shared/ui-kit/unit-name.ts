import { inject, Pipe, PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** The name of a unit's code in the reader's language; a code that we do not know is shown as it is. */
@Pipe({ name: 'unit', pure: false })
export class UnitPipe implements PipeTransform {
    private readonly transloco = inject(TranslocoService);
    transform(code: string | null | undefined): string {
        if (!code) return '';
        const key = `unit.${code}`;
        const name = this.transloco.translate<string>(key);
        return name === key ? code : name;
    }
}
