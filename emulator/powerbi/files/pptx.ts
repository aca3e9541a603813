import { escaped, officeFile, relations, xml } from './office.ts';

const NAMES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

const GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
const INHERITED = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';

/** A presentation of one slide with a line of text, and the layout, the master and the theme without which none is opened. */
export function pptx(text: string): Buffer {
  return officeFile(
    {
      'ppt/presentation.xml': xml(
        `<p:presentation ${NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
      ),
      'ppt/_rels/presentation.xml.rels': relations(
        ['rId1', 'slideMaster', 'slideMasters/slideMaster1.xml'],
        ['rId2', 'slide', 'slides/slide1.xml'],
        ['rId3', 'theme', 'theme/theme1.xml'],
      ),
      'ppt/slides/slide1.xml': xml(
        `<p:sld ${NAMES}><p:cSld><p:spTree>${GROUP}${textBox(text)}</p:spTree></p:cSld>${INHERITED}</p:sld>`,
      ),
      'ppt/slides/_rels/slide1.xml.rels': relations(['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml']),
      'ppt/slideLayouts/slideLayout1.xml': xml(
        `<p:sldLayout ${NAMES} type="blank"><p:cSld name="Blank"><p:spTree>${GROUP}</p:spTree></p:cSld>${INHERITED}</p:sldLayout>`,
      ),
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
        'rId1',
        'slideMaster',
        '../slideMasters/slideMaster1.xml',
      ]),
      'ppt/slideMasters/slideMaster1.xml': xml(
        `<p:sldMaster ${NAMES}><p:cSld><p:spTree>${GROUP}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
      ),
      'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations(
        ['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['rId2', 'theme', '../theme/theme1.xml'],
      ),
      'ppt/theme/theme1.xml': xml(theme()),
    },
    {
      'ppt/presentation.xml': 'presentationml.presentation.main',
      'ppt/slides/slide1.xml': 'presentationml.slide',
      'ppt/slideLayouts/slideLayout1.xml': 'presentationml.slideLayout',
      'ppt/slideMasters/slideMaster1.xml': 'presentationml.slideMaster',
      'ppt/theme/theme1.xml': 'theme',
    },
  );
}

function textBox(text: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Text"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="457200"/><a:ext cx="8229600" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>${escaped(text)}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

/** Every colour, both fonts, and three of each style: fewer are not valid. */
function theme(): string {
  const names = [
    'dk1',
    'lt1',
    'dk2',
    'lt2',
    ...[1, 2, 3, 4, 5, 6].map((number) => `accent${number}`),
    'hlink',
    'folHlink',
  ];
  const colours = names.map(
    (name) => `<a:${name}><a:srgbClr val="${name.startsWith('lt') ? 'FFFFFF' : '000000'}"/></a:${name}>`,
  );
  const font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements><a:clrScheme name="Plain">${colours.join('')}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln w="9525">${fill}</a:ln>`.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
