import { Button } from '@vendure/dashboard';

import { reportError } from '../../screens/dashboard/shared';

interface MadeFile {
    filename: string;
    mimeType: string;
    content: string;
}

/** Hands the reader a file that the server made. */
export function keepFile({ filename, mimeType, content }: MadeFile): void {
    const link = document.createElement('a');
    link.href = `data:${mimeType};base64,${content}`;
    link.download = filename;
    link.click();
}

/** A button for each kind of spreadsheet. */
export function KeepButtons({ isEmpty, ask }: { isEmpty: boolean; ask: (format: string) => Promise<MadeFile> }) {
    return (
        <>
            {['CSV', 'XLSX'].map(format => (
                <Button key={format} type="button" variant="outline" disabled={isEmpty} onClick={() => void ask(format).then(keepFile).catch(reportError)}>{format}</Button>
            ))}
        </>
    );
}
