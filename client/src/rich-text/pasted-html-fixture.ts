/** The clipboard of writing programs as they fill it, shortened to what differs. */

export const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt;}
@list l0:level1 {mso-level-number-format:bullet;}
-->
</style>
</head>

<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

<h1>Attendance<o:p></o:p></h1>

<p class=MsoNormal>What we <b>count</b> at our
school<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Call home on the first day<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>By the tutor<o:p></o:p></p>

<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Ask<o:p></o:p></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>Measure<o:p></o:p></b></p>
  </td>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>Led by<o:p></o:p></b></p>
  </td>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal>When<o:p></o:p></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal>Welcome week<o:p></o:p></p>
  </td>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><o:p>&nbsp;</o:p></p>
  </td>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal>September<o:p></o:p></p>
  </td>
 </tr>
</table>

<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Picture_x0020_1"/><![endif]--><![if !vml]><img width=200 height=120
src="file:///C:/Users/ana/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" v:shapes="Picture_x0020_1"><![endif]><o:p></o:p></p>

<!--EndFragment-->
</body>

</html>`;

export const GOOGLE_DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7d1f6b1c-7fff-1d7e-9a1c-0a51d9d1f8c5"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;margin-bottom:6pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;font-weight:400;white-space:pre-wrap;">Our reasons</span></h2><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-size:11pt;" aria-level="1"><p dir="ltr" style="line-height:1.38;" role="presentation"><span style="font-size:11pt;font-weight:700;white-space:pre-wrap;">Wrong</span><span style="font-size:11pt;font-weight:400;white-space:pre-wrap;"> choice</span></p></li><ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>of programme</span></p></li></ul></ul><br /><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="301" /><col width="301" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;vertical-align:top;padding:5pt;"><p dir="ltr" style="line-height:1.2;"><span style="white-space:pre-wrap;">Autumn</span></p></td><td style="border-left:solid #000000 1pt;"><p dir="ltr" style="line-height:1.2;"><span style="font-weight:700;white-space:pre-wrap;">14 %</span></p></td></tr><tr style="height:0pt"><td style="vertical-align:top;"><p dir="ltr"><span>Spring: what we did</span></p></td><td style="vertical-align:top;"><p dir="ltr"><span>Calls home</span></p><p dir="ltr"><span>Breakfast club</span></p></td></tr></tbody></table></div><br class="Apple-interchange-newline"></b>`;

export const LIBRE_OFFICE = `<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
	</style>
</head>
<body lang="en-GB" link="#000080" vlink="#800000" dir="ltr"><ol>
	<li><p style="line-height: 100%; margin-bottom: 0cm">First we ask</p></li>
	<li><p style="line-height: 100%; margin-bottom: 0cm"><i>Then</i> we
	act</p></li>
</ol>
<table width="642" cellpadding="4" cellspacing="0">
	<col width="312"/>

	<col width="312"/>

	<thead>
		<tr valign="top">
			<th width="312" style="border: 1px solid #000000; padding: 0.1cm"><p style="orphans: 0; widows: 0">
				Group</p>
			</th>
			<th width="312" style="border: 1px solid #000000; padding: 0.1cm"><p style="orphans: 0; widows: 0">
				Contact</p>
			</th>
		</tr>
	</thead>
	<tbody>
		<tr valign="top">
			<td width="312" style="border-top: none"><p style="orphans: 0; widows: 0">Parents</p>
			</td>
			<td width="312" style="border-top: none"><p style="orphans: 0; widows: 0"><br/>

			</p>
			</td>
		</tr>
	</tbody>
</table>
</body>
</html>`;

export const WEB_PAGE = `<html><body>
<!--StartFragment--><table role="presentation"><tbody><tr><td><img src="https://school.example/logo.png" alt="Hill School"></td><td><h2>News</h2><p>Welcome <img class="emoji" src="https://chat.example/1f44b.png" alt="👋"> all</p><table><caption>Open days</caption><tbody><tr><td>Monday</td><td>9:00</td></tr></tbody></table></td></tr></tbody></table><div>Hill School</div><div>Station Road 1</div><blockquote>We hold each other.</blockquote><!--EndFragment-->
</body></html>`;
