import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const plugins = path.resolve(__dirname, '../../plugins');

function pages(folder: string): string[] {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const at = path.join(folder, entry.name);
        return entry.isDirectory() ? pages(at) : /\.tsx$/.test(entry.name) ? [at] : [];
    });
}

/**
 * What stands right under a `PageLayout` and is dropped by it: the Dashboard's layout takes only children that have a column or an id of their own,
 * itself or one fragment down. A block inside a guard or in a component without those is never drawn, and nobody is told.
 */
function droppedBlocks(file: string, text: string): string[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const dropped: string[] = [];
    const nameOf = (element: ts.JsxOpeningLikeElement) => element.tagName.getText(source);
    const judge = (opening: ts.JsxOpeningLikeElement) => {
        const known = opening.attributes.properties.some(each => ts.isJsxSpreadAttribute(each) || ['column', 'blockId'].includes(each.name.getText(source)));
        if (!known) dropped.push(`${file}:${source.getLineAndCharacterOfPosition(opening.getStart(source)).line + 1} ${nameOf(opening)}`);
    };
    const child = (node: ts.Node, fragments: number): void => {
        if (ts.isJsxElement(node)) judge(node.openingElement);
        else if (ts.isJsxSelfClosingElement(node)) judge(node);
        else if (ts.isJsxFragment(node)) {
            if (fragments > 0) dropped.push(`${file}: a fragment in a fragment`);
            else node.children.forEach(each => child(each, fragments + 1));
        } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(each => child(each, fragments));
        else ts.forEachChild(node, each => child(each, fragments));
    };
    const look = (node: ts.Node): void => {
        if (ts.isJsxElement(node) && nameOf(node.openingElement) === 'PageLayout') node.children.forEach(each => child(each, 0));
        ts.forEachChild(node, look);
    };
    look(source);
    return dropped;
}

describe('blocks of the Dashboard’s pages', () => {
    it.each([
        ['a block in a guard', '<PageLayout><PermissionGuard requires={[]}><PageBlock column="main" blockId="a" /></PermissionGuard></PageLayout>'],
        ['a component without a place', '<PageLayout>{ready && <Standing />}</PageLayout>'],
        ['a block two fragments down', '<PageLayout><><><PageBlock column="main" blockId="a" /></></></PageLayout>'],
    ])('%s would be dropped', (_, text) => expect(droppedBlocks('page.tsx', text)).toHaveLength(1));

    it('blocks under a condition, of a list and one fragment down are drawn', () => {
        const text = `<PageLayout>
            {mayRead && <PageBlock column="main" blockId="a" />}
            {isNew ? null : <><PageBlock column="side" blockId="b"><PermissionGuard requires={[]}><Form /></PermissionGuard></PageBlock></>}
            {feeds.map(feed => (<PageBlock key={feed.id} column="main" blockId={feed.id} />))}
            <FullWidthPageBlock blockId="c" />
        </PageLayout>`;
        expect(droppedBlocks('page.tsx', text)).toEqual([]);
    });

    it('stand beside blocks of the page itself, since one beside another extension’s block is never drawn', () => {
        const blocks = pages(plugins).filter(file => file.endsWith('dashboard/index.tsx')).flatMap(file =>
            Array.from(fs.readFileSync(file, 'utf8').matchAll(/id: '([^']+)',\s*(?:title: [^\n]+\n\s*)?location: \{.*?blockId: '([^']+)'/g), ([, id, beside]) => ({ id, beside })));
        expect(blocks.length).toBeGreaterThan(20);
        const added = new Set(blocks.map(block => block.id));
        expect(blocks.filter(block => added.has(block.beside))).toEqual([]);
    });

    it('none of ours is dropped', () => expect(pages(plugins).flatMap(file => droppedBlocks(path.relative(plugins, file), fs.readFileSync(file, 'utf8')))).toEqual([]));
});
