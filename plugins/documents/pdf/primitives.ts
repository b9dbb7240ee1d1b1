/**
 * react-pdf's elements, without react-pdf: its elements are these names. The renderer itself is large and runs in a thread
 * of its own (`renderer-thread.ts`); the server never loads it. A test compares the names with the package's.
 */
import type { DocumentProps, ImageProps, LinkProps, PageProps, TextProps, ViewProps } from '@react-pdf/renderer';
import type { FunctionComponent, PropsWithChildren } from 'react';

type Plain<Props> = FunctionComponent<PropsWithChildren<Omit<Props, 'render' | 'children'>>>;

/** `render` functions cannot cross to the thread; `pageNumber` says what they are used for. */
interface Numbered {
    /** Shown instead of the children, `{page}` and `{pages}` replaced. */
    pageNumber?: string;
    /** How the numbers are written. */
    numberLocale?: string;
}

export const Document = 'DOCUMENT' as unknown as Plain<DocumentProps>;
export const Page = 'PAGE' as unknown as Plain<PageProps>;
export const View = 'VIEW' as unknown as Plain<ViewProps>;
export const Text = 'TEXT' as unknown as Plain<TextProps & Numbered>;
export const Link = 'LINK' as unknown as Plain<LinkProps>;
export const Image = 'IMAGE' as unknown as FunctionComponent<ImageProps>;
